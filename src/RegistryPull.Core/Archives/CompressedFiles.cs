using RegistryPull.Layers;

namespace RegistryPull.Archives;

/// <summary>The files of a compressed tar. They cannot be read where they are, because compressed bytes have no
/// offsets.</summary>
/// <remarks>One forward pass finds the names, and keeps small files such as manifests in memory. The first larger file
/// that is opened unpacks the archive into a temporary file.</remarks>
internal sealed class CompressedFiles : IArchiveFiles
{
    private readonly ArchiveSpool _spool;
    private readonly SmallFiles _small;
    private readonly TarIndex _index;

    /// <param name="spool">Unpacks the tar; disposed of with this.</param>
    /// <param name="small">The small files that an earlier pass kept.</param>
    /// <param name="index">The names that it found.</param>
    public CompressedFiles(ArchiveSpool spool, SmallFiles small, TarIndex index) =>
        (_spool, _small, _index) = (spool, small, index);

    /// <inheritdoc/>
    public string Path => _spool.Source;

    /// <inheritdoc/>
    public ArchiveTable Table => new(_index, _small);

    /// <summary>Reads the headers and the small files of a compressed tar.</summary>
    /// <param name="spool">Unpacks the tar; disposed of with the result.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InvalidContentException">The tar is malformed, cut off or hostile.</exception>
    public static async Task<CompressedFiles> OpenAsync(ArchiveSpool spool, CancellationToken cancellationToken)
    {
        var small = new SmallFiles();
        var limit = spool.CreateLimit();
        var blocks = new TarBlocks(spool.Subject, spool.OpenUnpacked(), limit.Count, diffId: null);
        await using var closing = blocks.ConfigureAwait(false);
        var index = await TarIndex.ReadAsync(
            blocks,
            spool.Subject,
            (entry, reader) => small.AddAsync(entry, reader, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        await blocks.FinishAsync(cancellationToken).ConfigureAwait(false);
        return new CompressedFiles(spool, small, index);
    }

    /// <inheritdoc/>
    public long? Find(string name) => _index.Find(name)?.Length;

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> PeekAsync(string name, CancellationToken cancellationToken) =>
        new(_index.Find(name) switch
        {
            { } entry => _small.FindStart(entry),
            _ => null,
        });

    /// <inheritdoc/>
    public async ValueTask<IStoredContent?> TryOpenAsync(string name, CancellationToken cancellationToken)
    {
        if (_index.Find(name) is not { } entry)
        {
            return null;
        }

        if (_small.Find(entry) is { } bytes)
        {
            return new StoredBytes(Path, bytes);
        }

        var unpacked = await _spool.GetAsync(cancellationToken).ConfigureAwait(false);
        return new StoredPart(unpacked, entry.Offset, entry.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _spool.Dispose();
}
