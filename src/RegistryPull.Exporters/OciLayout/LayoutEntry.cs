using RegistryPull.Exporting;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>One file of a layout.</summary>
/// <param name="Path">Where it is in the layout, parts joined by <c>/</c>.</param>
/// <param name="Content">What it holds.</param>
internal sealed record LayoutEntry(string Path, FileSegment Content);
