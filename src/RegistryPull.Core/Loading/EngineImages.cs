using RegistryPull.Content;
using RegistryPull.Exporting;

namespace RegistryPull.Loading;

/// <summary>The images of one load, and what gives their bytes.</summary>
/// <param name="images">The images in the order of the request.</param>
/// <param name="content">Gives the blobs, verified.</param>
/// <param name="writer">Makes archives of images.</param>
internal sealed class EngineImages(IReadOnlyList<ExportImage> images, IBlobContent content, ArchiveWriter writer)
{
    public IReadOnlyList<ExportImage> All => images;

    /// <summary>Gets the number of bytes of all archives that were sent.</summary>
    public long Sent { get; set; }

    public ArchiveWriter Writer => writer;

    public IBlobContent Content => content;

    /// <summary>Returns an archive of some of the images. Nothing is read yet.</summary>
    public EngineArchive Archive(IReadOnlyList<ExportImage> some, string format) => new(this, some, format);
}
