using RegistryPull.Repositories;

namespace RegistryPull.Diagnosing;

/// <summary>How many pulls the registry still grants, by what it said of the manifest.</summary>
internal sealed class RateLimitStep : IDoctorStep
{
    public Task<StepResult> ExamineAsync(DoctorContext patient, CancellationToken cancellationToken) => Task.FromResult(patient switch
    {
        { IsRegistry: true } => StepResult.Skipped("a registry alone was named"),
        { Head.Limit: { } limit } => limit.Remaining > 0
            ? StepResult.Ok(Describe(limit))
            : StepResult.Note($"{Describe(limit)}: wait, or sign in for more"),
        _ => StepResult.Skipped("the registry tells of none"),
    });

    private static string Describe(RateLimit limit) => FormattableString.Invariant(
        $"{limit.Remaining}{(limit.Limit is { } most ? $" of {most}" : "")} pulls left{(limit.Window is { } window ? FormattableString.Invariant($", in a window of {window.TotalHours:0.#} hours") : "")}");
}
