using System.Collections.Immutable;
using RegistryPull.Exporters.Json;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>Which files the layout of some images consists of: known before any blob is fetched, and the same for the
/// same images.</summary>
/// <remarks>OCI image-spec <c>image-layout.md</c>.</remarks>
internal static class LayoutPlan
{
    public const string IndexPath = "index.json";

    public const string MarkerPath = "oci-layout";

    public const string Version = "1.0.0";

    /// <summary>All files of a new layout, by path in ordinal order.</summary>
    public static ImmutableArray<LayoutEntry> Entries(IReadOnlyList<ExportImage> images)
    {
        var index = LayoutIndex.Empty();
        index.Add(images);
        return Sorted(Contents(images).Append(new LayoutEntry(IndexPath, index.ToSegment())));
    }

    /// <summary>All files but <c>index.json</c>, by path in ordinal order.</summary>
    public static ImmutableArray<LayoutEntry> Contents(IReadOnlyList<ExportImage> images)
    {
        var contents = new ContentSet();
        foreach (var image in images)
        {
            contents.Add(image);
        }

        return Sorted(contents.Entries.Append(new LayoutEntry(MarkerPath, Marker())));
    }

    /// <summary>Returns where content is: <c>blobs/sha256/…</c>.</summary>
    public static string BlobPath(Digest digest) => $"blobs/{digest.Algorithm}/{digest.Hex}";

    public static ImmutableArray<LayoutEntry> Sorted(IEnumerable<LayoutEntry> entries) =>
        [.. entries.OrderBy(static entry => entry.Path, StringComparer.Ordinal)];

    private static FileSegment.Bytes Marker() =>
        ExporterJson.Segment(new MarkerJson { ImageLayoutVersion = Version }, ExporterJson.Context.MarkerJson);
}
