namespace RegistryPull.Cli.Reporting;

/// <summary>The JSON of <c>regpull cache prune --json</c>. The names are public interface.</summary>
/// <param name="Cache">What became of the cache; null when none is named.</param>
/// <param name="Partials">The outputs that are gone.</param>
/// <param name="Error">Why not all could be removed; null when it was.</param>
internal sealed record PruneReport(PrunedCacheReport? Cache, IReadOnlyList<PartialReport> Partials, ErrorReport? Error)
{
    public static PruneReport From(PrunedCache? cache, IEnumerable<PartialOutput> partials, ErrorReport? error) =>
        new(cache switch
        {
            null => null,
            _ => PrunedCacheReport.From(cache),
        }, [.. partials.Select(PartialReport.From)], error);
}
