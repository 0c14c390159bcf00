namespace RegistryPull.Cli.Reporting;

/// <summary>The JSON of <c>regpull cache --json</c>. The names are public interface.</summary>
/// <param name="Cache">The cache; null when none is named.</param>
/// <param name="Partials">The outputs that were begun and not ended.</param>
internal sealed record CacheReport(CacheContentReport? Cache, IReadOnlyList<PartialReport> Partials)
{
    public static CacheReport From(CacheContent? cache, IEnumerable<PartialOutput> partials) =>
        new(cache switch
        {
            null => null,
            _ => CacheContentReport.From(cache),
        }, [.. partials.Select(PartialReport.From)]);
}
