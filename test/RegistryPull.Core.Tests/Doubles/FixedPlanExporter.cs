using RegistryPull.Exporting;

namespace RegistryPull;

/// <summary>An exporter whose plan a test makes.</summary>
internal sealed class FixedPlanExporter(Func<PlanContext, OutputPlan> plan) : IPlannedExporter
{
    public string Format => "fixed";

    public string Description => "What a test plans.";

    public OutputTraits Traits { get; init; } = new() { Kind = OutputKind.File };

    public OutputPlan Plan(IReadOnlyList<ExportImage> images, PlanContext context) => plan(context);
}
