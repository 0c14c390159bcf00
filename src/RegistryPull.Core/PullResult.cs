using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>What a pull made.</summary>
/// <param name="Images">The images, in the order of the request.</param>
/// <param name="Format">The exporter's name.</param>
/// <param name="Output">The full path of the output; null when it was streamed.</param>
/// <param name="Size">The bytes of the output that this pull wrote; 0 when it was up to date.</param>
/// <param name="UpToDate">Whether the output already held just this, so that nothing was written.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record PullResult(ImmutableArray<PulledImage> Images, string Format, string? Output, long Size, bool UpToDate, TimeSpan Elapsed);
