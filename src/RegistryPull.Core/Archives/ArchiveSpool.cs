using System.Runtime.Versioning;
using RegistryPull.Interop;
using RegistryPull.Layers;

namespace RegistryPull.Archives;

/// <summary>A compressed archive that is unpacked into a temporary file when its content is first needed.</summary>
/// <param name="compressed">The archive; disposed of with this.</param>
/// <param name="folder">The directory of the temporary file.</param>
/// <param name="progress">Shows the note about the temporary file.</param>
internal sealed class ArchiveSpool(IStoredContent compressed, string folder, IPullProgress progress) : IDisposable
{
    // https://learn.microsoft.com/dotnet/api/system.io.path.gettemppath
    private static readonly string FolderVariable = OperatingSystem.IsWindows() ? "TMP" : "TMPDIR";

    private readonly SemaphoreSlim _gate = new(1);
    private StoredFile? _unpacked;

    /// <summary>Gets the path of the archive.</summary>
    public string Source => compressed.Source;

    /// <summary>Gets the archive, for messages.</summary>
    public TarSubject Subject { get; } = new(TerminalText.Sanitize(compressed.Source));

    /// <summary>Creates the limit for one pass over the unpacked bytes.</summary>
    public ExpansionLimit CreateLimit() => new(Subject, compressed.Length);

    /// <summary>Opens the unpacked bytes as a stream.</summary>
    /// <exception cref="InvalidContentException">The compression is not supported.</exception>
    public Stream OpenUnpacked() =>
        LayerContent.Open(new StoredStream(new StoredPart(compressed, 0, compressed.Length)), Subject);

    /// <summary>Returns the unpacked bytes, and unpacks them at the first call.</summary>
    /// <param name="cancellationToken">Cancels the unpacking.</param>
    /// <exception cref="InvalidContentException">The compressed data is damaged.</exception>
    /// <exception cref="OutputException">The temporary file cannot be written.</exception>
    public async ValueTask<IStoredContent> GetAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _unpacked ??= await UnpackAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _unpacked?.Dispose();
        compressed.Dispose();
        _gate.Dispose();
    }

    private async Task<StoredFile> UnpackAsync(CancellationToken cancellationToken)
    {
        progress.Note($"{Subject.Name} is compressed as a whole: unpacking it to a temporary file in {folder}");
        var limit = CreateLimit();
        var chunks = new ReadAhead(OpenUnpacked());
        await using var closing = chunks.ConfigureAwait(false);
        var file = Create();
        try
        {
            while (await NextAsync(chunks, cancellationToken).ConfigureAwait(false) is { IsEmpty: false } chunk)
            {
                limit.Count(chunk.Length);
                Write(file, chunk.Span);
            }

            return new StoredFile(file.SafeFileHandle, Source, file);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(ReadAhead chunks, CancellationToken cancellationToken)
    {
        try
        {
            return await chunks.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (DecompressionFailure.Is(error))
        {
            throw Subject.Malformed(DecompressionFailure.Reason, error);
        }
    }

    private FileStream Create()
    {
        var path = Path.Combine(folder, $"regpull-{Path.GetRandomFileName()}");
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                BufferSize = 0,
            };
            if (OperatingSystem.IsWindows())
            {
                return CreateOnWindows(path, options);
            }

            return CreateOnUnix(path, options);
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            throw Unwritable(error);
        }
    }

    private static FileStream CreateOnWindows(string path, FileStreamOptions options)
    {
        options.Options = FileOptions.DeleteOnClose;
        return new FileStream(path, options);
    }

    // Without a name, the file is gone with the process, even one that is killed.
    [UnsupportedOSPlatform("windows")]
    private static FileStream CreateOnUnix(string path, FileStreamOptions options)
    {
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }

    private void Write(FileStream file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            file.Write(bytes);
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            throw Unwritable(error);
        }
    }

    private OutputException Unwritable(Exception error) => new(
        $"{Subject.Name} cannot be unpacked to a temporary file in {folder}: {SystemError.Describe(error)}; "
        + $"decompress it first, or name another directory in {FolderVariable}",
        error);
}
