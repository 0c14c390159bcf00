using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters;

/// <summary>Creates the notes about the engines that load an archive.</summary>
/// <remarks>Measured with docker 20.10, podman 4.3 and containerd 1.6.</remarks>
internal static class ReaderNotes
{
    /// <summary>Notes on a docker archive.</summary>
    public static ImmutableArray<string> ForDockerArchive(IReadOnlyList<ExportImage> images) =>
        [.. images.Where(HasZstd).Select(Zstd), .. images.Where(IsUnnamed).Select(Unnamed)];

    /// <summary>Notes on an OCI layout in one file.</summary>
    public static ImmutableArray<string> ForOciArchive(IReadOnlyList<ExportImage> images) =>
        [.. images.Where(IsUnnamed).Select(Unnamed), .. SeveralEntries(images)];

    private static bool HasZstd(ExportImage image) =>
        image.Blobs().Any(static blob => MediaTypes.IsZstd(blob.MediaType));

    private static bool IsUnnamed(ExportImage image) => image.Names.IsEmpty;

    // https://github.com/moby/moby/pull/44698: the engine reads zstd since 23.0.
    private static string Zstd(ExportImage image) =>
        $"{image.Reference.Familiar} has layers compressed with zstd, which docker load before version 23 cannot read: "
        + "--layer-compression none writes them uncompressed";

    private static string Unnamed(ExportImage image) =>
        $"{image.Reference.Familiar} is recorded without a name: ctr image import needs --digests to take it; "
        + "--tag NAME records one";

    // podman: "more than one image in oci, choose an image".
    private static IEnumerable<string> SeveralEntries(IReadOnlyList<ExportImage> images)
    {
        var entries = images.Sum(static image => Math.Max(1, image.Names.Length) + image.Referrers.Length);
        if (entries > 1)
        {
            yield return "podman load takes no oci-archive with several entries (images, names, signatures): "
                + "regpull load --to podman does";
        }
    }
}
