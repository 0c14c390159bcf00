using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>The content as a <see cref="ILayerExporter"/> gets it; records where the bytes came from.</summary>
/// <param name="content">Gives the blobs.</param>
/// <param name="spool">Where spooled blobs are written.</param>
internal sealed class ExportContent(IBlobContent content, Func<WorkspaceRegion> spool) : IVerifiedContent
{
    private readonly BlobOrigins _origins = new();
    private int _spools;
    private BlobSpool? _spool;

    /// <summary>Gets whether spooled blobs could not be fetched.</summary>
    public bool HasFailed => _spool is { HasFailed: true };

    public IReadOnlyDictionary<Digest, BlobOrigin> Origins => _origins.All;

    public async Task<Stream> OpenAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        var opened = await content.OpenAsync(blob, cancellationToken).ConfigureAwait(false);
        _origins.Add(blob, opened.Origin);
        return opened.Content;
    }

    public IAsyncEnumerable<SpooledBlob> SpoolAsync(
        IReadOnlyCollection<Descriptor> blobs, CancellationToken cancellationToken)
    {
        // A second plan for the same region would remove the files of the first.
        if (Interlocked.Increment(ref _spools) > 1)
        {
            throw new InvalidOperationException("blobs are spooled once, all together");
        }

        _spool = new BlobSpool(spool(), content, _origins);
        return _spool.FillAsync(blobs, cancellationToken);
    }
}
