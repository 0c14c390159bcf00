using RegistryPull.FileSystem;
using RegistryPull.Layers;

namespace RegistryPull.Archives;

/// <summary>Opens the files of whatever is at a path: a directory, a tar, a compressed tar, volumes.</summary>
/// <param name="progress">Shows notes.</param>
/// <param name="spoolFolder">The directory of temporary files.</param>
internal sealed class ArchiveFilesOpener(IPullProgress progress, string spoolFolder)
{
    /// <summary>Opens the files.</summary>
    /// <param name="path">The path; a link is followed.</param>
    /// <param name="table">What an earlier reading found; null to read the headers.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The files; the caller disposes of them.</returns>
    /// <exception cref="ImageNotFoundException">Nothing is there.</exception>
    /// <exception cref="InvalidContentException">It is not an archive, or a malformed one.</exception>
    public async Task<IArchiveFiles> OpenAsync(
        string path, ArchiveTable? table, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            return new DirectoryFiles(path);
        }

        ThrowIfNotAFile(path);
        var content = OpenContent(path);
        try
        {
            return table switch
            {
                null => await ReadAsync(content, cancellationToken).ConfigureAwait(false),
                { Small: { } small } => new CompressedFiles(Spool(content), small, table.Index),
                _ => new TarFiles(content, table.Index),
            };
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private async Task<IArchiveFiles> ReadAsync(IStoredContent content, CancellationToken cancellationToken)
    {
        var start = new byte[HeaderBlock.Size];
        var length = content.Read(start, 0);
        var compression = CompressionDetector.Detect(start.AsSpan(0, length));
        if (compression is CompressionFormat.Gzip or CompressionFormat.Zstd)
        {
            return await CompressedFiles.OpenAsync(Spool(content), cancellationToken).ConfigureAwait(false);
        }

        ThrowIfNotATar(content, start.AsSpan(0, length), compression);
        return await TarFiles.OpenAsync(content, cancellationToken).ConfigureAwait(false);
    }

    private ArchiveSpool Spool(IStoredContent content) => new(content, spoolFolder, progress);

    // Opening a pipe would wait for its writer.
    private static void ThrowIfNotAFile(string path)
    {
        var volume = ArchiveVolumes.Volume(path, 1);
        if (!File.Exists(path) && File.Exists(volume))
        {
            throw new ImageNotFoundException(
                TerminalText.Sanitize($"{path} does not exist; its first volume does: {volume}"));
        }

        if (!File.Exists(path))
        {
            throw ArchiveFailure.NotFound(path);
        }

        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        if (!PlainFile.Is(target))
        {
            throw new InvalidContentException(
                $"{TerminalText.Sanitize(path)} is not a file or directory: write it to a file first");
        }
    }

    private static IStoredContent OpenContent(string path)
    {
        var opened = new List<StoredFile>();
        try
        {
            opened.AddRange(ArchiveVolumes.Find(path).Select(StoredFile.Open));
            return opened switch
            {
                [var only] => only,
                _ => new StoredVolumes(opened),
            };
        }
        catch
        {
            opened.ForEach(static file => file.Dispose());
            throw;
        }
    }

    private static void ThrowIfNotATar(IStoredContent content, ReadOnlySpan<byte> start, CompressionFormat compression)
    {
        var name = TerminalText.Sanitize(content.Source);
        if (compression is not CompressionFormat.None)
        {
            throw new InvalidContentException($"{name} is compressed with {compression.ToString().ToLowerInvariant()}: "
                + "decompress it first; gzip and zstd are read as they are");
        }

        var isTar = start.Length == HeaderBlock.Size && new HeaderBlock(start).HasRightChecksum();
        if (!isTar)
        {
            throw new InvalidContentException(
                $"{name} is not an archive of images: {Description(start)}");
        }
    }

    private static string Description(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
        {
            return "it is empty";
        }

        return "it is not a tar";
    }
}
