namespace RegistryPull.Cli.Reporting;

/// <summary>The JSON of <c>regpull version --json</c>. The names are public interface.</summary>
internal sealed record VersionReport(string Version);
