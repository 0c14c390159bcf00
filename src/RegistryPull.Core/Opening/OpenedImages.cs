using RegistryPull.Exporting;
using RegistryPull.Fetching;

namespace RegistryPull.Opening;

/// <summary>The selected images of one request, each with its open repository.</summary>
/// <param name="items">The images; their repositories are closed with this object.</param>
internal sealed class OpenedImages(IReadOnlyList<OpenedImage> items) : IDisposable
{
    private readonly List<OpenedImage> _present = [.. items];
    private readonly List<MissingImage> _missing = [];

    /// <summary>Gets the images with their repositories, in the order of the request.</summary>
    public IReadOnlyList<OpenedImage> Items => _present;

    /// <summary>Gets the images in the order of the request.</summary>
    public IReadOnlyList<ExportImage> Images => [.. _present.Select(static item => item.Image)];

    /// <summary>Gets the images that were left out, in no order.</summary>
    public IReadOnlyList<MissingImage> Missing => _missing;

    /// <summary>Records an image that could not be opened.</summary>
    public void AddMissing(ImageLocator image, RegistryPullException failure) =>
        _missing.Add(new MissingImage(image, failure));

    /// <summary>Leaves images out.</summary>
    /// <param name="isMeant">Which.</param>
    /// <param name="failure">Why.</param>
    /// <returns>Whether there were any.</returns>
    public bool LeaveOut(Func<OpenedImage, bool> isMeant, RegistryPullException failure)
    {
        OpenedImage[] meant = [.. _present.Where(isMeant)];
        Array.ForEach(meant, image => AddMissing(image.Locator, failure));
        return _present.RemoveAll(meant.Contains) > 0;
    }

    public void Dispose()
    {
        foreach (var item in items)
        {
            item.Repository.Dispose();
        }
    }
}
