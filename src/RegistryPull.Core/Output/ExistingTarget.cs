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
        if (!different.IsEmpty)
        {
            throw Exists("and holds something else");
        }

        return WrittenOutput.AlreadyThere(output);
    }

    // An output without a plan cannot be compared.
    public Task<WrittenOutput> ExportAsync(
        LayerExport export, IBlobContent content, CancellationToken cancellationToken) =>
        Task.FromException<WrittenOutput>(Exists("and this format cannot compare it with the image"));

    public void Dispose()
    {
    }

    private OutputException Exists(string why) =>
        new($"{output} exists, {why}: --force replaces it, --output names another");
}
