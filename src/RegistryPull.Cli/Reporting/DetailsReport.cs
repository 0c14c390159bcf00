namespace RegistryPull.Cli.Reporting;

/// <summary>A configuration in the JSON of <c>regpull inspect</c>, complete and as written.</summary>
internal sealed record DetailsReport(
    string? Created,
    IReadOnlyList<string> Entrypoint,
    IReadOnlyList<string> Cmd,
    IReadOnlyList<string> Env,
    string? User,
    string? WorkingDir,
    IReadOnlyList<string> ExposedPorts,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyList<StepReport> History)
{
    public static DetailsReport From(ImageDetails details) => new(
        details.Created, details.Entrypoint, details.Cmd, details.Env, details.User, details.WorkingDir,
        details.ExposedPorts, details.Labels, [.. details.History.Select(StepReport.From)]);
}
