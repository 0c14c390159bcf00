namespace RegistryPull.Cli.Reporting;

/// <summary>A cache in the JSON of <c>regpull cache --json</c>.</summary>
internal sealed record CacheContentReport(string Path, int Blobs, long Size);
