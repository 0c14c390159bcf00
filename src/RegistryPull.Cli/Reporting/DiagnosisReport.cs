namespace RegistryPull.Cli.Reporting;

/// <summary>A step in the JSON of <c>regpull doctor --json</c>. The names are public interface.</summary>
internal sealed record DiagnosisReport(string Step, string Outcome, double Seconds, string Detail)
{
    public static DiagnosisReport From(DiagnosedStep step) =>
        new(step.Name, DiagnosisText.Mark(step.Outcome), Math.Round(step.Elapsed.TotalSeconds, 3), step.Detail);
}
