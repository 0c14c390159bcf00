namespace RegistryPull.Diagnosing;

/// <summary>How many pulls the registry still grants, by what it said of the manifest.</summary>
internal sealed class RateLimitExamination : IExamination
{
    public Task<Finding> ExamineAsync(Patient patient, CancellationToken cancellationToken) => Task.FromResult(patient switch
    {
        { IsRegistry: true } => Finding.Skipped("a registry alone was named"),
        { Head.Limit: { } limit } => limit.Remaining > 0
            ? Finding.Ok(Describe(limit))
            : Finding.Note($"{Describe(limit)}: wait, or sign in for more"),
        _ => Finding.Skipped("the registry tells of none"),
    });

    private static string Describe(Authentication.RateLimit limit) => FormattableString.Invariant(
        $"{limit.Remaining}{(limit.Limit is { } most ? $" of {most}" : "")} pulls left{(limit.Window is { } window ? FormattableString.Invariant($", in a window of {window.TotalHours:0.#} hours") : "")}");
}
