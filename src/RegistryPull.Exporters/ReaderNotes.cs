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
        [.. images.Where(IsUnnamed).Select(Unnamed), .. images.Where(HasSeveralNames).Select(SeveralNames)];

    private static bool HasZstd(ExportImage image) =>
        image.Blobs().Any(static blob => MediaTypes.IsZstd(blob.MediaType));

    private static bool IsUnnamed(ExportImage image) => image.Names.IsEmpty;

    private static bool HasSeveralNames(ExportImage image) => image.Names.Length > 1;

    // https://github.com/moby/moby/pull/44698: the engine reads zstd since 23.0.
    private static string Zstd(ExportImage image) =>
        $"{image.Reference.Familiar} has layers compressed with zstd, which docker load before version 23 cannot read: "
        + "--layer-compression none writes them uncompressed";

    private static string Unnamed(ExportImage image) =>
        $"{image.Reference.Familiar} is recorded without a name: ctr image import needs --digests to take it; "
        + "--tag NAME records one";

    private static string SeveralNames(ExportImage image) =>
        $"{image.Reference.Familiar} is recorded under {image.Names.Length} names, of which podman load takes one "
        + "from an oci-archive: "
        + "the format docker gives it all of them";
}
