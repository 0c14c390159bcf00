namespace RegistryPull.Cli.Reporting;

/// <summary>A cache in the JSON of <c>regpull cache --json</c>.</summary>
internal sealed record CacheContentReport(string Path, int Blobs, long Size)
{
    public static CacheContentReport From(CacheContent cache) => new(cache.Path, cache.Blobs, cache.Size);
}
