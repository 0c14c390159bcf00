namespace RegistryPull.Cli.Reporting;

/// <summary>The JSON of <c>regpull cache prune --json</c>. The names are public interface.</summary>
/// <param name="Cache">What became of the cache; null when none is named.</param>
/// <param name="Partials">The outputs that are gone.</param>
internal sealed record PruneReport(PrunedCacheReport? Cache, IReadOnlyList<PartialReport> Partials)
{
    public static PruneReport From(PrunedCache? cache, IEnumerable<PartialOutput> partials) =>
        new(cache is null ? null : PrunedCacheReport.From(cache), [.. partials.Select(PartialReport.From)]);
}
