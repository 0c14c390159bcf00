namespace RegistryPull.Cli.Reporting;

/// <summary>The JSON of <c>regpull tags --json</c>. The names are public interface.</summary>
internal sealed record TagsReport(string Registry, string Repository, IReadOnlyList<string> Tags);
