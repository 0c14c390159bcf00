using System.Collections.Immutable;
using RegistryPull.Resolving;

namespace RegistryPull.Diagnosing;

/// <summary>Tests the mirrors that a pull asks before the registry, with the steps that test the registry.</summary>
internal sealed class MirrorsStep(StepRunner runner, ImmutableArray<DoctorStep> steps) : IDoctorStep
{
    // Each may cost several time-outs.
    private const int MaxMirrors = 4;

    /// <inheritdoc/>
    public async Task<StepResult> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        if (context.Mirrors.IsEmpty)
        {
            return StepResult.Skipped("none is configured");
        }

        var failures = 0;
        var details = new List<string>();
        foreach (var mirror in context.Mirrors.Take(MaxMirrors))
        {
            var failed = await FindFailureAsync(context, mirror, cancellationToken).ConfigureAwait(false);
            failures += failed is null ? 0 : 1;
            details.Add(
                failed switch
                {
                    null => Describe(context, mirror),
                    _ => $"{mirror} fails at {failed.Name}: {failed.Detail}",
                });
        }

        if (context.Mirrors.Length > MaxMirrors)
        {
            details.Add($"not tested: {string.Join(", ", context.Mirrors.Skip(MaxMirrors))}");
        }

        // Not a failure: a pull asks the next mirror, and finally the registry.
        var detail = string.Join("; ", details);
        if (failures == 0)
        {
            return StepResult.Ok(detail);
        }

        return StepResult.Note(detail);
    }

    private async Task<DiagnosedStep?> FindFailureAsync(
        DoctorContext context, RegistryEndpoint mirror, CancellationToken cancellationToken)
    {
        using var tested = context.ForMirror(mirror);
        await foreach (var step in runner.RunAsync(steps, tested, cancellationToken).ConfigureAwait(false))
        {
            if (step.Outcome == StepOutcome.Failed)
            {
                return step;
            }
        }

        context.ServingMirror ??= tested.IsRegistry ? null : mirror;
        return null;
    }

    private static string Describe(DoctorContext context, RegistryEndpoint mirror) =>
        (context.IsRegistry, mirror.Config.ResolvesTags || context.Image.Digest is not null) switch
        {
            (true, _) => $"{mirror} answers",
            (_, true) => $"{mirror} serves the image",
            _ => $"{mirror} answers; it is asked for digests, not for tags",
        };
}
