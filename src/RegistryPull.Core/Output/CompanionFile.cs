using RegistryPull.FileSystem;

namespace RegistryPull.Output;

/// <summary>A small file beside an output, which is complete or absent.</summary>
internal static class CompanionFile
{
    /// <summary>Writes a file, in place of the one that is there.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="OutputException">It cannot be written, or is a device or a pipe.</exception>
    public static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        OutputPath.ValidateFile(path);
        var folder = Path.GetDirectoryName(path)!;
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            await WriteDraftAsync(draft, bytes, cancellationToken).ConfigureAwait(false);
            File.Move(draft, path, overwrite: true);
            FileSystemSync.FlushDirectory(folder);
        }
        catch (Exception error)
        {
            DraftFile.TryDelete(draft);
            if (OutputFailure.Is(error))
            {
                throw OutputFailure.Unwritable(path, error);
            }

            throw;
        }
    }

    // A new file: what has the name of a draft is another program's.
    private static async Task WriteDraftAsync(string draft, byte[] bytes, CancellationToken cancellationToken)
    {
        var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        await using var disposing = file.ConfigureAwait(false);
        await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        FileSystemSync.Flush(file.SafeFileHandle, draft);
    }
}
