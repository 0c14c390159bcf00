using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RegistryPull.Diagnosing;
using RegistryPull.Retrying;

namespace RegistryPull;

/// <summary>Diagnoses the connection to a registry or an image. Each step uses the same code as a pull.</summary>
public sealed class RegistryDoctor
{
    private readonly ImmutableArray<DoctorStep> _examinations;
    private readonly TimeProvider _time;

    internal RegistryDoctor(ImmutableArray<DoctorStep> examinations, TimeProvider time) => (_examinations, _time) = (examinations, time);

    /// <summary>Runs the steps in order. A step that depends on a failed one is skipped.</summary>
    /// <param name="target">An image, or a registry: a name with a dot or <c>localhost</c> and no path. A name that
    /// ends with <c>/</c> is always a registry.</param>
    /// <param name="cancellationToken">Cancels the diagnosis.</param>
    /// <returns>The steps, each as soon as it has run; always the same ones in the same order.</returns>
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
