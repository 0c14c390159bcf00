using RegistryPull;
using RegistryPull.Exporting;

namespace SkopeoDirectory;

/// <summary>The files of a <c>dir:</c> directory.</summary>
/// <remarks>containers-transports(5); the names are those of <c>go.podman.io/image/directory</c>: blobs by the digits
/// of their digest alone.</remarks>
internal static class TransportDirectory
{
    /// <summary>Returns the image in the order in which its parts are found: what it is, its manifests, its
    /// configurations, its layers.</summary>
    public static IReadOnlyList<PlannedFile> Files(ExportImage image) =>
    [
        File("version", "Directory Transport Version: 1.1\n"u8.ToArray()),
        .. Documents(image).Concat(Blobs(image)).DistinctBy(static file => file.Path),
    ];

    private static IEnumerable<PlannedFile> Documents(ExportImage image)
    {
        var indexes = image.Indexes.Select(static index => (index.Descriptor, index.Bytes));
        var manifests = image.Manifests.Select(
            static selected => (selected.Manifest.Descriptor, selected.Manifest.Bytes));
        return indexes.Concat(manifests)
            .Select(document => File(Name(image, document.Descriptor.Digest), document.Bytes));
    }

    // The host has read the configurations of images already, to choose by their platform; all other blobs it fetches.
    private static IEnumerable<PlannedFile> Blobs(ExportImage image) =>
        image.Manifests.Select(static selected => selected.Config).OfType<ImageConfig>()
            .Select(static config => File(config.Descriptor.Digest.Hex, config.Bytes))
            .Concat(image.Blobs().Select(File));

    private static string Name(ExportImage image, Digest digest)
    {
        if (digest == image.Root.Digest)
        {
            return "manifest.json";
        }

        return $"{digest.Hex}.manifest.json";
    }

    private static PlannedFile File(Descriptor blob) => new(blob.Digest.Hex, [new FileSegment.Blob(blob)]);

    private static PlannedFile File(string path, ReadOnlyMemory<byte> bytes) =>
        new(path, [new FileSegment.Bytes(bytes)]);
}
