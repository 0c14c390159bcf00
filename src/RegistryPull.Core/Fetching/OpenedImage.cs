using RegistryPull.Exporting;
using RegistryPull.Repositories;

namespace RegistryPull.Fetching;

/// <summary>A selected image and the repository that its blobs come from.</summary>
/// <param name="Repository">Where to fetch.</param>
/// <param name="Image">What to fetch.</param>
internal sealed record OpenedImage(IImageRepository Repository, ExportImage Image)
{
    /// <summary>Gets where the image was asked for. Its reference lacks the digest that a lock adds.</summary>
    public ImageLocator Locator { get; init; } = Image.Reference;
}
