using RegistryPull.Exporting;
using RegistryPull.Fetching;

namespace RegistryPull.Opening;

/// <summary>The selected images of one request, each with its open repository.</summary>
/// <param name="items">The images; their repositories are closed with this object.</param>
internal sealed class OpenedImages(IReadOnlyList<OpenedImage> items) : IDisposable
{
    /// <summary>Gets the images with their repositories, in the order of the request.</summary>
    public IReadOnlyList<OpenedImage> Items => items;

    /// <summary>Gets the images in the order of the request.</summary>
    public IReadOnlyList<ExportImage> Images { get; } = [.. items.Select(static item => item.Image)];

    public void Dispose()
    {
        foreach (var item in items)
        {
            item.Repository.Dispose();
        }
    }
}
