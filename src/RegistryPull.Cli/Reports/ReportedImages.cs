using System.Collections.Immutable;
using RegistryPull.Cli.Reporting;
using RegistryPull.Exporting;

namespace RegistryPull.Cli.Reports;

/// <summary>Describes images of an output as a report does.</summary>
internal static class ReportedImages
{
    /// <summary>Describes an image: one item for each of its manifests.</summary>
    /// <param name="image">The image.</param>
    /// <param name="output">The file name of the output that holds it.</param>
    public static IEnumerable<ReportedImage> From(PulledImage image, string output)
    {
        var origins = image.Layers.ToDictionary(static layer => layer.Blob.Digest, static layer => layer.From);
        var index = image.IndexDigest ?? IndexOf(image);
        return image.Manifests.Select((selected, position) => From(selected, image.Reference, output) with
        {
            IndexDigest = index,
            Layers = [.. selected.Manifest.Layers.Select(layer => Describe(layer, origins))],
            Referrers = [.. ReferrersOf(image, selected, isFirst: position == 0).Select(Describe)],
        });
    }

    // The digest of an image is that of its index, unless it is that of its one manifest.
    private static Digest? IndexOf(PulledImage image)
    {
        if (image.Manifests.Any(selected => selected.Manifest.Descriptor.Digest == image.Digest))
        {
            return null;
        }

        return image.Digest;
    }

    private static ReportedImage From(SelectedManifest selected, ImageReference reference, string output)
    {
        var manifest = selected.Manifest;
        var details = Details(selected.Config);
        return new ReportedImage(reference, manifest.Descriptor.Digest, output)
        {
            Platform = selected.Platform,
            ImageId = selected.Config?.Descriptor.Digest,
            Size = manifest.Layers.Append(manifest.Config).Append(manifest.Descriptor).Sum(static blob => blob.Size),
            Created = TerminalText.Sanitize(details.Created ?? ""),
            Labels = ReportedLabels.From(details.Labels),
        };
    }

    // What is not read by engines may have any shape, and the image is pulled all the same.
    private static ImageDetails Details(ImageConfig? config)
    {
        if (config is null)
        {
            return new ImageDetails();
        }

        try
        {
            return ImageDetails.Read(config);
        }
        catch (InvalidContentException)
        {
            return new ImageDetails();
        }
    }

    // What is about the index stands at the first manifest.
    private static IEnumerable<Referrer> ReferrersOf(PulledImage image, SelectedManifest selected, bool isFirst)
    {
        var others = image.Manifests.Where(other => other != selected)
            .Select(static other => other.Manifest.Descriptor.Digest).ToHashSet();
        return image.Referrers.Where(referrer =>
            referrer.Subject == selected.Manifest.Descriptor.Digest || (isFirst && !others.Contains(referrer.Subject)));
    }

    private static ReportedLayer Describe(Descriptor layer, Dictionary<Digest, BlobOrigin> origins) => new(
        layer.Digest,
        TerminalText.Sanitize(layer.MediaType),
        layer.Size,
        BlobOriginName.Format(origins.GetValueOrDefault(layer.Digest, BlobOrigin.Present)));

    private static ReportedReferrer Describe(Referrer referrer)
    {
        var manifest = referrer.Selected.Manifest;
        var kind = manifest.ArtifactType ?? manifest.Config.MediaType;
        return new ReportedReferrer(
            manifest.Descriptor.Digest, TerminalText.Sanitize(kind), manifest.Descriptor.Size, referrer.Subject);
    }
}
