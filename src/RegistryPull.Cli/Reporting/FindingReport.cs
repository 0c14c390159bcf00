namespace RegistryPull.Cli.Reporting;

/// <summary>A finding in the JSON of <c>regpull verify --json</c>.</summary>
/// <param name="Kind">What it is about: <c>volume</c>, <c>archive</c>, <c>document</c>, <c>blob</c>, <c>base</c> or
/// <c>transfer</c>.</param>
/// <param name="Digest">The blob; null when it is not about a blob.</param>
/// <param name="Message">The line that standard error has.</param>
internal sealed record FindingReport(string Kind, string? Digest, string Message)
{
    public static FindingReport From(VerifyFinding finding) => new(
        finding.Kind.ToString().ToLowerInvariant(), finding.Digest?.ToString(), finding.Message);
}
