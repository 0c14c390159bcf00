using RegistryPull.Cli.Reporting;

namespace RegistryPull.Cli.Reports;

/// <summary>Makes the report of a run from how its pulls ended.</summary>
/// <param name="describe">Words a failure.</param>
/// <param name="secrets">Hides secrets in it: a file is not printed through the console that hides them.</param>
internal sealed class ApprovalReports(Func<Exception, ErrorReport> describe, SecretRedactor secrets)
{
    private const string Streamed = "standard output";

    /// <summary>Makes the report.</summary>
    /// <param name="outcomes">How the pull of each output ended.</param>
    /// <param name="created">The time that it states.</param>
    public ApprovalReport Create(IReadOnlyCollection<PullOutcome> outcomes, DateTimeOffset created)
    {
        PullResult[] results = [.. outcomes.Select(static outcome => outcome.Result).OfType<PullResult>()];
        return new ApprovalReport(created, ProgramVersion.Text)
        {
            Outputs = [.. results.Where(static result => !result.Images.IsEmpty).Select(Describe)],
            Images =
            [
                .. results.SelectMany(static result => result.Images.SelectMany(
                    image => ReportedImages.From(image, NameOf(result)))),
            ],
            Missing = [.. outcomes.SelectMany(MissingOf)],
        };
    }

    private static ReportedOutput Describe(PullResult result) => new(
        NameOf(result),
        result.Format,
        [.. result.Volumes.Select(static volume => new ReportedVolume(
            TerminalText.Sanitize(Path.GetFileName(volume.Path)), volume.Size, volume.Sha256.Hex))],
        [.. result.Requires.Select(static one => $"{one.Reference.Name}@{one.Digest}")]);

    private static string NameOf(PullResult result) => result.Output switch
    {
        null => Streamed,
        var path => TerminalText.Sanitize(Path.GetFileName(path)),
    };

    private IEnumerable<ReportedMissing> MissingOf(PullOutcome outcome)
    {
        var missing = outcome.Result?.Missing.Select(one => Describe(one.Image, one.Failure)) ?? [];
        if (outcome.Failure is { } failure)
        {
            return missing.Concat(outcome.Request.Images.Select(image => Describe(image, failure)));
        }

        return missing;
    }

    private ReportedMissing Describe(ImageLocator image, Exception failure) =>
        new(TerminalText.Sanitize(image.ToString()), secrets.Redact(describe(failure).Message));
}
