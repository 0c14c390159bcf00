namespace RegistryPull.Diagnosing;

/// <summary>The finding of a step that did not fail.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Detail">The finding in words; contains no secret.</param>
internal sealed record StepResult(StepOutcome Outcome, string Detail)
{
    public static StepResult Ok(string detail) => new(StepOutcome.Ok, detail);

    public static StepResult Note(string detail) => new(StepOutcome.Note, detail);

    public static StepResult Skipped(string detail) => new(StepOutcome.Skipped, detail);
}
