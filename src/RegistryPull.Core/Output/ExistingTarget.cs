using System.Collections.Immutable;
using RegistryPull.Content;
using RegistryPull.Exporting;

namespace RegistryPull.Output;

/// <summary>An output that exists and may not be replaced. It is compared with the plan, and nothing is fetched or
/// written.</summary>
internal sealed class ExistingTarget(string output) : IOutputTarget
{
    public Task<PlanContext> ReadExistingAsync(ImmutableArray<string> paths, CancellationToken cancellationToken) =>
        Task.FromResult(PlanContext.Empty);

    public Task<WrittenOutput> WriteAsync(
        OutputPlan plan, IBlobContent content, CancellationToken cancellationToken) =>
        CompareAsync(plan, cancellationToken);

    /// <summary>Compares the output with a plan.</summary>
    /// <returns>The result for an output that nothing is written to.</returns>
    /// <exception cref="OutputException">It is another.</exception>
    public async Task<WrittenOutput> CompareAsync(OutputPlan plan, CancellationToken cancellationToken)
    {
        if (!PlanComparer.IsExclusive(output, plan.Files))
        {
            throw new OutputException(
                $"{output} exists, and other users can change it: --force replaces it, --output names another");
        }

        var different = await PlanComparer.FindDifferentAsync(output, plan, cancellationToken).ConfigureAwait(false);
        if (!different.IsEmpty)
        {
            throw Exists("and holds something else");
        }

        return WrittenOutput.AlreadyThere(output);
    }

    public Task<WrittenOutput> ExportAsync(
        LayerExport export, IBlobContent content, CancellationToken cancellationToken) =>
        Task.FromException<WrittenOutput>(Incomparable());

    /// <summary>Creates the exception for an output that has no plan to be compared with.</summary>
    public OutputException Incomparable() => Exists("and this format cannot compare it with the image");

    public void Dispose()
    {
    }

    private OutputException Exists(string why) =>
        new($"{output} exists, {why}: --force replaces it, --output names another");
}
