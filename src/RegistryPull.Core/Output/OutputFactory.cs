using RegistryPull.Exporting;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>Finds the exporter of a request and refuses what it cannot write, before any request to a
/// registry.</summary>
internal sealed class OutputFactory(ExporterCatalog exporters, PartialRecords records, IPullProgress progress)
{
    public ImageOutput Open(PullRequest request)
    {
        var exporter = exporters.Get(request.Format);
        var traits = exporter.Traits;
        Require(request.References.Length == 1 || traits.SeveralImages, exporter, "holds one image, not several");
        Require(request is { Platforms.IsAll: false, Platforms.Platforms.Length: <= 1 } || traits.SeveralPlatforms, exporter,
            "holds one platform: take one, or a format that holds several "
            + $"({Formats(static t => t.SeveralPlatforms)})");
        Require(request.Names.IsEmpty || request.References.Length == 1, exporter, "records other names for a single "
            + "image only (--tag)");
        Require(request.Names.All(static name => name.Tag is not null), exporter, "records names by their tag, not by "
            + "a digest (--tag)");
        Require(request.Stream is null || traits.Kind == OutputKind.File, exporter, "is a directory, which cannot be "
            + "streamed");
        if (exporter is not (IPlannedExporter or ILayerExporter))
        {
            throw new InvalidRequestException(
                $"the format '{exporter.Format}' cannot be used: "
                + $"its exporter implements neither {nameof(IPlannedExporter)} nor {nameof(ILayerExporter)}");
        }

        return new ImageOutput(exporter, request, Formats(static t => t.Artifacts), records, progress);
    }

    private string Formats(Func<OutputTraits, bool> can) =>
        string.Join(", "
            + "", exporters.All.Where(exporter => can(exporter.Traits)).Select(static exporter => exporter.Format));

    private static void Require(bool holds, IExporter exporter, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidRequestException($"the format '{exporter.Format}' {otherwise}");
        }
    }
}
