using RegistryPull.Layers;

namespace RegistryPull.Archives;

/// <summary>The files of a tar, read where they are.</summary>
internal sealed class TarFiles : IArchiveFiles
{
    private readonly IStoredContent _content;
    private readonly TarIndex _index;

    /// <param name="content">The tar; disposed of with this.</param>
    /// <param name="index">What an earlier reading of its headers found.</param>
    public TarFiles(IStoredContent content, TarIndex index) => (_content, _index) = (content, index);

    /// <inheritdoc/>
    public string Path => _content.Source;

    /// <inheritdoc/>
    public ArchiveTable Table => new(_index, Small: null);

    /// <summary>Reads the headers of a tar.</summary>
    /// <param name="content">The tar; disposed of with the result.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InvalidContentException">The tar is malformed, cut off or hostile.</exception>
    public static async Task<TarFiles> OpenAsync(IStoredContent content, CancellationToken cancellationToken)
    {
        var subject = new TarSubject(TerminalText.Sanitize(content.Source));
        var blocks = new StoredTarBlocks(content, subject);
        return new TarFiles(
            content, await TarIndex.ReadAsync(blocks, subject, null, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public long? Find(string name) => _index.Find(name)?.Length;

    /// <inheritdoc/>
    public ValueTask<IStoredContent?> TryOpenAsync(string name, CancellationToken cancellationToken) =>
        new(_index.Find(name) switch
        {
            { } entry => new StoredPart(_content, entry.Offset, entry.Length),
            _ => null,
        });

    /// <inheritdoc/>
    public void Dispose() => _content.Dispose();
}
