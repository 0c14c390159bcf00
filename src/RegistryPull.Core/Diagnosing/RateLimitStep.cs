using RegistryPull.Repositories;

namespace RegistryPull.Diagnosing;

/// <summary>Shows the number of pulls that are left, from the answer to the manifest's HEAD.</summary>
internal sealed class RateLimitStep : IDoctorStep
{
    /// <inheritdoc/>
    public Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult(context switch
        {
            { IsRegistry: true } => StepResult.Skipped("a registry alone was named"),
            { Head.Limit: { Remaining: > 0 } limit } => StepResult.Ok(Describe(limit)),
            { Head.Limit: { } limit } => StepResult.Note($"{Describe(limit)}: wait, or sign in for more"),
            _ => StepResult.Skipped("the registry states none"),
        });

    private static string Describe(RateLimit limit)
    {
        var most = limit.Limit switch
        {
            null => "",
            _ => FormattableString.Invariant($" of {limit.Limit}"),
        };
        var window = limit.Window switch
        {
            { } length => FormattableString.Invariant($", in a window of {length.TotalHours:0.#} hours"),
            _ => "",
        };
        return FormattableString.Invariant($"{limit.Remaining}{most} pulls left{window}");
    }
}
