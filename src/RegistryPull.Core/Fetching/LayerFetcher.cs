using RegistryPull.Caching;
using RegistryPull.Repositories;

namespace RegistryPull.Fetching;

/// <summary>Opens the blobs of images, verified and on demand.</summary>
internal sealed class LayerFetcher(FetchContext context, IBlobCache cache)
{
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
