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

    public async Task<WrittenOutput> WriteAsync(
        OutputPlan plan, IBlobContent content, CancellationToken cancellationToken)
    {
        if (!PlanComparer.IsExclusive(output, plan.Files))
        {
            throw new OutputException(
                $"{output} exists, and other users can change it: --force replaces it, --output names another");
        }

        var different = await PlanComparer.FindDifferentAsync(output, plan, cancellationToken).ConfigureAwait(false);
        return different.IsEmpty ? WrittenOutput.AlreadyThere(output) : throw Exists();
    }

    // An output without a plan cannot be compared.
    public Task<WrittenOutput> ExportAsync(
        LayerExport export, IBlobContent content, CancellationToken cancellationToken) =>
        Task.FromException<WrittenOutput>(Exists());

    public void Dispose()
    {
    }

    private OutputException Exists() =>
        new($"{output} exists and holds something else: --force replaces it, --output names another");
}
