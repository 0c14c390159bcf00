using System.Collections.Immutable;

namespace RegistryPull.Cli.Reports;

/// <summary>An output.</summary>
/// <param name="Name">Its file name, without the directory, which is this machine's own affair.</param>
/// <param name="Format">The name of the exporter.</param>
/// <param name="Volumes">Its volumes; empty for an output in one piece.</param>
/// <param name="Requires">The images that the target must have, each as <c>NAME@DIGEST</c>.</param>
internal sealed record ReportedOutput(
    string Name, string Format, ImmutableArray<ReportedVolume> Volumes, ImmutableArray<string> Requires);
