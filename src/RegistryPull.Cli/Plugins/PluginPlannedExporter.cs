using RegistryPull.Exporting;

namespace RegistryPull.Cli.Plugins;

/// <summary>A plug-in that plans its output.</summary>
internal sealed class PluginPlannedExporter(
    PluginFile file, IPlannedExporter exporter) : PluginExporter(file, exporter), IPlannedExporter
{
    public OutputPlan Plan(IReadOnlyList<ExportImage> images, PlanContext context)
    {
        try
        {
            var plan = exporter.Plan(images, context) ?? throw new InvalidOperationException("its plan is null");
            RequireKind(plan.Kind, Traits);
            RequireBlobsOf(images, plan);
            return plan;
        }
        catch (Exception failure) when (failure is not RegistryPullException)
        {
            throw PluginFailure.FromExport(File, failure);
        }
    }

    private static void RequireBlobsOf(IReadOnlyList<ExportImage> images, OutputPlan plan)
    {
        var known = images.SelectMany(static image => image.Blobs()).Select(static blob => blob.Digest).ToHashSet();
        if (plan.Blobs.FirstOrDefault(blob => !known.Contains(blob.Digest)) is { } unknown)
        {
            throw new InvalidOperationException(
                $"its plan has the blob {unknown.Digest}, which none of the images has");
        }
    }
}
