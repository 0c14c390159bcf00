using System.Globalization;

namespace RegistryPull.Cli.Reporting;

/// <summary>A step of a diagnosis, for people: one line, in columns that are as wide as the longest word that may stand in them.</summary>
internal static class DiagnosisText
{
    public static string From(DiagnosedStep step) => OneLine.Of(string.Create(
        CultureInfo.InvariantCulture, $"{Mark(step.Outcome),-7}  {step.Name,-13}  {step.Elapsed.TotalSeconds,5:0.00} s  {step.Detail}"));

    public static string Mark(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Ok => "ok",
        StepOutcome.Note => "note",
        StepOutcome.Failed => "failed",
        _ => "skipped",
    };
}
