using RegistryPull.Exporting;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>Finds the exporter of a request and refuses what it cannot write, before any request to a
/// registry.</summary>
internal sealed class OutputFactory(
    ExporterCatalog exporters, PartialRecords records, IPullProgress progress, TimeProvider time)
{
    /// <summary>Creates the output of a request. Nothing is written yet.</summary>
    /// <exception cref="InvalidRequestException">The format is unknown, or cannot hold what is asked for.</exception>
    public ImageOutput Open(PullRequest request)
    {
        var exporter = exporters.Get(request.Format);
        ThrowIfUnusable(exporter);
        ValidateImages(request, exporter);
        ValidateNames(request, exporter);
        ValidateVolumes(request, exporter);
        var artifactFormats = Formats(static traits => traits.Artifacts);
        return new ImageOutput(exporter, request, artifactFormats, new OutputContext(records, progress, time));
    }

    private static void ThrowIfUnusable(IExporter exporter)
    {
        if (exporter is not (IPlannedExporter or ILayerExporter))
        {
            throw new InvalidRequestException(
                $"the format '{exporter.Format}' cannot be used: "
                + $"its exporter implements neither {nameof(IPlannedExporter)} nor {nameof(ILayerExporter)}");
        }
    }

    private void ValidateImages(PullRequest request, IExporter exporter)
    {
        var traits = exporter.Traits;
        var isOneImage = request.Images.Length == 1;
        var isOnePlatform = request is { Platforms.IsAll: false, Platforms.Platforms.Length: <= 1 };
        var alternatives = Formats(static traits => traits.SeveralPlatforms);
        Require(isOneImage || traits.SeveralImages, exporter, "holds one image, not several");
        Require(
            isOnePlatform || traits.SeveralPlatforms,
            exporter,
            $"holds one platform: take one, or a format that holds several ({alternatives})");
        Require(
            !request.Referrers || traits.Referrers,
            exporter,
            $"cannot hold what refers to an image (--referrers): take {Formats(static traits => traits.Referrers)}, "
            + "with their layers as served");
        Require(
            !request.HasBases || traits.Omission != LayerOmission.None,
            exporter,
            "holds all layers (--base): take docker, oci or oci-archive, with their layers as served");
        Require(
            request.Stream is null || traits.Kind == OutputKind.File,
            exporter,
            "is a directory, which cannot be streamed");
    }

    private static void ValidateNames(PullRequest request, IExporter exporter)
    {
        Require(
            request.Names.IsEmpty || request.Images.Length == 1,
            exporter,
            "records other names for a single image only (--tag)");
        Require(
            request.Names.All(static name => name.Tag is not null),
            exporter,
            "records names by their tag, not by a digest (--tag)");
    }

    private static void ValidateVolumes(PullRequest request, IExporter exporter)
    {
        var isArchive = exporter is IPlannedExporter && exporter.Traits.Kind == OutputKind.File;
        Require(
            request.VolumeSize is null || isArchive,
            exporter,
            "is not written in volumes: --split is for docker and oci-archive, their layers as served");
        Require(
            request.VolumeSize is null || request.Stream is null,
            exporter,
            "is streamed in one piece: --split needs a file (--output)");
    }

    private string Formats(Func<OutputTraits, bool> can)
    {
        var capable = exporters.All.Where(exporter => can(exporter.Traits));
        return string.Join(", ", capable.Select(static exporter => exporter.Format));
    }

    private static void Require(bool holds, IExporter exporter, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidRequestException($"the format '{exporter.Format}' {otherwise}");
        }
    }
}
