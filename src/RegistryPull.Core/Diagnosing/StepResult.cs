namespace RegistryPull.Diagnosing;

/// <summary>What an examination that did not fail has found.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Detail">What there is to say; never holds a secret.</param>
internal sealed record StepResult(StepOutcome Outcome, string Detail)
{
    public static StepResult Ok(string detail) => new(StepOutcome.Ok, detail);

    public static StepResult Note(string detail) => new(StepOutcome.Note, detail);

    public static StepResult Skipped(string detail) => new(StepOutcome.Skipped, detail);
}
