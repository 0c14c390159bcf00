using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RegistryPull.Diagnosing;
using RegistryPull.Transport;

namespace RegistryPull;

/// <summary>Finds out which link of the chain from this machine to a registry or an image is broken. Every link is tried by the very parts that a pull uses.</summary>
public sealed class RegistryDoctor
{
    private readonly ImmutableArray<DoctorStep> _examinations;
    private readonly TimeProvider _time;

    internal RegistryDoctor(ImmutableArray<DoctorStep> examinations, TimeProvider time) => (_examinations, _time) = (examinations, time);

    /// <summary>Tries link after link. What depends on one that is broken is skipped; what does not is still tried.</summary>
    /// <param name="target">An image, or a registry alone: a name with a dot or <c>localhost</c>, with no path behind it; one with <c>/</c> at its end is a registry in any case.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The steps, each as soon as it is done; always the same ones in the same order.</returns>
    public async IAsyncEnumerable<DiagnosedStep> ExamineAsync(string target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var patient = new DoctorContext(target);
        var causes = new Dictionary<string, string>();
        foreach (var examination in _examinations)
        {
            var cause = examination.Needs.Select(causes.GetValueOrDefault).FirstOrDefault(static cause => cause is not null);
            var step = cause is null
                ? await RunAsync(examination, patient, cancellationToken).ConfigureAwait(false)
                : new DiagnosedStep(examination.Name, StepOutcome.Skipped, TimeSpan.Zero, $"not tried, because {cause} failed");
            if (cause is not null || step.Outcome == StepOutcome.Failed)
            {
                causes[examination.Name] = cause ?? examination.Name;
            }

            yield return step;
        }
    }

    private async Task<DiagnosedStep> RunAsync(DoctorStep examination, DoctorContext patient, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        try
        {
            var finding = await examination.Create().ExamineAsync(patient, cancellationToken).ConfigureAwait(false);
            return new DiagnosedStep(examination.Name, finding.Outcome, _time.GetElapsedTime(start), finding.Detail);
        }
        catch (Exception error) when (error is RegistryPullException or TransientException)
        {
            var failure = error as RegistryPullException ?? ((TransientException)error).Outcome;
            return new DiagnosedStep(examination.Name, StepOutcome.Failed, _time.GetElapsedTime(start), failure.Message, failure);
        }
    }
}
