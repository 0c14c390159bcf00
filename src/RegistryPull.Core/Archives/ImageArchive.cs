using System.Collections.Immutable;

namespace RegistryPull.Archives;

/// <summary>An archive or layout on disk, open for reading: its images, and their blobs.</summary>
internal sealed class ImageArchive : IDisposable
{
    private readonly IArchiveFiles _files;
    private readonly Lazy<Dictionary<ImageReference, ArchiveImage>> _named;

    private ImageArchive(IArchiveFiles files, ArchiveBlobs blobs, ImmutableArray<ArchiveImage> images)
    {
        (_files, Blobs, Images) = (files, blobs, images);
        _named = new Lazy<Dictionary<ImageReference, ArchiveImage>>(IndexNames);
    }

    /// <summary>Gets the path, as it was given.</summary>
    public string Path => _files.Path;

    /// <summary>Gets the files, by name.</summary>
    public IArchiveFiles Files => _files;

    /// <summary>Gets the blobs, by digest.</summary>
    public ArchiveBlobs Blobs { get; }

    /// <summary>Gets the images, in the order of the archive.</summary>
    public ImmutableArray<ArchiveImage> Images { get; }

    /// <summary>Finds the image that a name means.</summary>
    /// <returns>The image; null when the archive does not have the name.</returns>
    public ArchiveImage? Find(ImageReference name) => _named.Value.GetValueOrDefault(name);

    /// <summary>Reads the list of images.</summary>
    /// <param name="files">The files of the archive; disposed of with the result, or when this throws.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InvalidContentException">It does not hold images, or is malformed.</exception>
    public static async Task<ImageArchive> ReadAsync(IArchiveFiles files, CancellationToken cancellationToken)
    {
        try
        {
            var blobs = new ArchiveBlobs(files);
            var images = await ReadImagesAsync(files, blobs, cancellationToken).ConfigureAwait(false);
            return new ImageArchive(files, blobs, images);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _files.Dispose();

    // Of images of one name, the first counts.
    private Dictionary<ImageReference, ArchiveImage> IndexNames()
    {
        var named = new Dictionary<ImageReference, ArchiveImage>();
        foreach (var image in Images)
        {
            foreach (var name in image.Names)
            {
                named.TryAdd(name.Reference, image);
            }
        }

        return named;
    }

    // An archive may have both lists over the same blobs. The index has the digests of the registry.
    private static async Task<ImmutableArray<ArchiveImage>> ReadImagesAsync(
        IArchiveFiles files, ArchiveBlobs blobs, CancellationToken cancellationToken)
    {
        var index = await DocumentFile.ReadAsync(
            files, LayoutImages.IndexName, cancellationToken).ConfigureAwait(false);
        if (index is not null)
        {
            return LayoutImages.Read(index, files.Path);
        }

        var manifest = await DocumentFile.ReadAsync(
            files, DockerImages.ManifestName, cancellationToken).ConfigureAwait(false);
        if (manifest is not null)
        {
            return DockerImages.Read(manifest, files, blobs);
        }

        throw new InvalidContentException(
            $"{TerminalText.Sanitize(files.Path)} holds no images: it has neither {LayoutImages.IndexName} nor "
            + $"{DockerImages.ManifestName}, or was cut off before them");
    }
}
