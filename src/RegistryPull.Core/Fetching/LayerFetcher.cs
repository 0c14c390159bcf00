using RegistryPull.Caching;
using RegistryPull.Repositories;

namespace RegistryPull.Fetching;

/// <summary>Opens the blobs of images, verified and on demand.</summary>
internal sealed class LayerFetcher(FetchContext context, IBlobCache cache)
{
    // Those that a pull has at its start, one of which reads the configuration.
    private const int MaxAhead = FetchContext.InitialConnections - 1;

    /// <summary>Gets how many blobs of a new output are worth a request before the output is planned; 0 when a cache
    /// may have them.</summary>
    public int BlobsAhead
    {
        get
        {
            if (context.UsesCache)
            {
                return 0;
            }

            return Math.Min(MaxAhead, context.Budget.Limit - 1);
        }
    }

    /// <summary>Returns whether a blob would be taken from the cache.</summary>
    public bool IsCached(Descriptor blob) => cache.Has(blob);

    /// <summary>Opens the content of images. Downloads nothing yet.</summary>
    /// <param name="images">The images, each with its repository.</param>
    public FetchedContent Open(IReadOnlyList<OpenedImage> images)
    {
        var repositories = new Dictionary<Digest, IImageRepository>();
        foreach (var (repository, image) in images)
        {
            foreach (var blob in image.Blobs())
            {
                repositories.TryAdd(blob.Digest, repository);
            }
        }

        return new FetchedContent(repositories, context, cache);
    }
}
