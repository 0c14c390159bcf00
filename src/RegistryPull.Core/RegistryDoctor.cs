using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RegistryPull.Diagnosing;

namespace RegistryPull;

/// <summary>Diagnoses the connection to a registry or an image. Each step uses the same code as a pull.</summary>
public sealed class RegistryDoctor
{
    private readonly ImmutableArray<DoctorStep> _steps;
    private readonly StepRunner _runner;

    internal RegistryDoctor(ImmutableArray<DoctorStep> steps, StepRunner runner) => (_steps, _runner) = (steps, runner);

    /// <summary>Runs the steps in order. A step that depends on a failed one is skipped.</summary>
    /// <remarks>The mirrors that a pull asks before the registry are tested as well. When one of them serves the image,
    /// the failure of a later step is a <see cref="StepOutcome.Note"/>.</remarks>
    /// <param name="target">An image, or a registry: a name with a dot or <c>localhost</c> and no path. A name that
    /// ends with <c>/</c> is always a registry.</param>
    /// <param name="cancellationToken">Cancels the diagnosis.</param>
    /// <returns>The steps, each as soon as it has run; always the same ones in the same order.</returns>
    public async IAsyncEnumerable<DiagnosedStep> ExamineAsync(
        string target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var context = new DoctorContext(target);
        await foreach (var step in _runner.RunAsync(_steps, context, cancellationToken).ConfigureAwait(false))
        {
            yield return Assess(step, context);
        }
    }

    // A pull asks the mirrors first. The registry is not needed when one of them serves the image.
    private static DiagnosedStep Assess(DiagnosedStep step, DoctorContext context)
    {
        if (step.Outcome != StepOutcome.Failed || context.ServingMirror is not { } mirror)
        {
            return step;
        }

        var detail = $"{step.Detail}; the image can be pulled from the mirror {mirror}";
        return step with { Outcome = StepOutcome.Note, Detail = detail, Failure = null };
    }
}
