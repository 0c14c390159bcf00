using RegistryPull.Exporting;
using RegistryPull.Repositories;

namespace RegistryPull.Fetching;

/// <summary>A selected image and the repository that its blobs come from.</summary>
/// <param name="Repository">Where to fetch.</param>
/// <param name="Image">What to fetch.</param>
internal sealed record OpenedImage(IImageRepository Repository, ExportImage Image);
