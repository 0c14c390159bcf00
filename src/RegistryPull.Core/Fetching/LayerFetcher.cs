using RegistryPull.Caching;
using RegistryPull.Repositories;

namespace RegistryPull.Fetching;

/// <summary>The fourth room: makes the blobs of images available, verified and on demand.</summary>
internal sealed class LayerFetcher(FetchContext context, IBlobCache cache)
{
    /// <summary>Nothing is downloaded yet.</summary>
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
