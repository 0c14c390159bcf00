namespace RegistryPull.Cli.Reports;

/// <summary>A layer of an image in an output.</summary>
/// <param name="Digest">The digest of the blob, as served.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="From">Where its bytes came from, as <c>--json</c> says it.</param>
internal sealed record ReportedLayer(Digest Digest, string MediaType, long Size, string From);
