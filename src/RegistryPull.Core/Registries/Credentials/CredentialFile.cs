using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RegistryPull.FileSystem;

namespace RegistryPull.Registries.Credentials;

/// <summary>Changes a credential file in one step: a reader sees the old one or the new one, and what is not ours stays
/// as it is, in its order.</summary>
/// <remarks>The new content is written to <c>NAME.lock</c>, which only one process can create:
/// docs/decisions/0015-a-credential-file-is-locked-by-its-draft.md.</remarks>
internal sealed class CredentialFile(string path, TimeProvider time)
{
    // EEXIST of Unix, ERROR_FILE_EXISTS of Windows.
    private const int ExistsOnUnix = 17;
    private const int ExistsOnWindows = unchecked((int)0x80070050);

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Formatted as docker does, so that neither program reformats the file of the other.
    private static readonly JsonWriterOptions Style = new()
    {
        Indented = true,
        IndentCharacter = '\t',
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads the file, changes it, and puts the new one in its place.</summary>
    /// <param name="change">Changes what the file holds now; false when there was nothing to change, and the file is
    /// left alone.</param>
    /// <param name="cancellationToken">Cancels the wait for another process; never the step itself.</param>
    /// <exception cref="InvalidRequestException">The file is not understood.</exception>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public async Task EditAsync(Func<JsonObject, bool> change, CancellationToken cancellationToken)
    {
        try
        {
            // A link is followed, not replaced: many keep this file elsewhere.
            var target = new FileInfo(path).LinkTarget switch
            {
                null => path,
                _ => File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName,
            };
            CreateFolder(Path.GetDirectoryName(target)!);
            var draft = target + ".lock";
            var stream = await LockAsync(draft, cancellationToken).ConfigureAwait(false);
            await using var closing = stream.ConfigureAwait(false);
            Replace(stream, draft, target, change);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw OutputFailure.Unwritable(path, error);
        }
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Private | UnixFileMode.UserExecute);
        }
    }

    private async Task<FileStream> LockAsync(string draft, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        for (var since = time.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(draft, options);
            }
            catch (IOException error) when (error.HResult is ExistsOnUnix or ExistsOnWindows)
            {
                if (time.GetElapsedTime(since) > LockTimeout)
                {
                    throw new OutputException($"{draft} is there: another program is changing {path}, "
                        + "or was ended while it did; if none is, delete it");
                }

                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Replace(FileStream stream, string draft, string target, Func<JsonObject, bool> change)
    {
        var isDone = false;
        try
        {
            if (ReadChanged(target, change) is { } root)
            {
                Write(stream, root);
                File.Move(draft, target, overwrite: true);
                isDone = true;
                FileSystemSync.FlushDirectory(Path.GetDirectoryName(target)!);
            }
        }
        finally
        {
            // Once it was renamed, a file of its name is another process's.
            if (!isDone)
            {
                stream.Dispose();
                File.Delete(draft);
            }
        }
    }

    private static void Write(FileStream stream, JsonObject root)
    {
        using (var writer = new Utf8JsonWriter(stream, Style))
        {
            root.WriteTo(writer);
        }

        stream.Flush();
        FileSystemSync.Flush(stream.SafeFileHandle, stream.Name);
        stream.Dispose();
    }

    // Read under the lock: the previous owner of the lock may have changed the file.
    private JsonObject? ReadChanged(string target, Func<JsonObject, bool> change)
    {
        ReadOnlySpan<byte> bytes = [];
        if (File.Exists(target))
        {
            bytes = File.ReadAllBytes(target);
        }

        var text = ByteOrderMark.Skip(bytes).Trim(" \t\r\n"u8);
        try
        {
            JsonObject? root = [];
            if (!text.IsEmpty)
            {
                root = JsonNode.Parse(text) as JsonObject ?? throw new JsonException();
            }

            if (change(root))
            {
                return root;
            }

            return null;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            // ArgumentException reports a duplicate name. The inner exception is dropped: its message quotes the file.
            throw new InvalidRequestException(
                $"{path} is not a credential file: its JSON cannot be read, or has a name twice");
        }
    }
}
