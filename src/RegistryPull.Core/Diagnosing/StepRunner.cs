using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RegistryPull.Retrying;

namespace RegistryPull.Diagnosing;

/// <summary>Runs steps of a diagnosis in order. A step that depends on a failed one is skipped.</summary>
internal sealed class StepRunner(TimeProvider time)
{
    /// <summary>Runs the steps.</summary>
    /// <param name="steps">The steps; a step comes after those that it needs.</param>
    /// <param name="context">The findings that the steps share.</param>
    /// <param name="cancellationToken">Cancels the diagnosis.</param>
    /// <returns>Each step as soon as it has run, in the order of <paramref name="steps"/>.</returns>
    public async IAsyncEnumerable<DiagnosedStep> RunAsync(
        ImmutableArray<DoctorStep> steps,
        DoctorContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var causes = new Dictionary<string, string>();
        foreach (var step in steps)
        {
            var cause = step.Needs.Select(causes.GetValueOrDefault).FirstOrDefault(static cause => cause is not null);
            var diagnosed = cause switch
            {
                null => await RunAsync(step, context, cancellationToken).ConfigureAwait(false),
                _ => Skip(step, cause),
            };
            if (cause is not null || diagnosed.Outcome == StepOutcome.Failed)
            {
                causes[step.Name] = cause ?? step.Name;
            }

            yield return diagnosed;
        }
    }

    private static DiagnosedStep Skip(DoctorStep step, string cause) =>
        new(step.Name, StepOutcome.Skipped, TimeSpan.Zero, $"not tried, because {cause} failed");

    private async Task<DiagnosedStep> RunAsync(
        DoctorStep step, DoctorContext context, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            var result = await step.Create().RunAsync(context, cancellationToken).ConfigureAwait(false);
            return new DiagnosedStep(step.Name, result.Outcome, time.GetElapsedTime(start), result.Detail);
        }
        catch (TransientException error)
        {
            return Fail(step, time.GetElapsedTime(start), error.Outcome);
        }
        catch (RegistryPullException error)
        {
            return Fail(step, time.GetElapsedTime(start), error);
        }
    }

    private static DiagnosedStep Fail(DoctorStep step, TimeSpan elapsed, RegistryPullException failure) =>
        new(step.Name, StepOutcome.Failed, elapsed, failure.Message, failure);
}
