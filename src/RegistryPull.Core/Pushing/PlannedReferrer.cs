using RegistryPull.Exporting;

namespace RegistryPull.Pushing;

/// <summary>An artifact about an image that is pushed with it.</summary>
/// <param name="Subject">The manifest or index that it is about.</param>
/// <param name="Document">Its manifest.</param>
/// <param name="Listed">Its manifest as a list of referrers has it, with its kind.</param>
/// <param name="Tag">The tag that leads to it; null when its manifest names the subject.</param>
internal sealed record PlannedReferrer(Digest Subject, PlannedDocument Document, Descriptor Listed, string? Tag)
{
    /// <summary>Plans the push of a referrer.</summary>
    public static PlannedReferrer From(Referrer referrer)
    {
        // OCI distribution-spec spec.md#listing-referrers: without a kind, the type of the configuration is the kind.
        var manifest = referrer.Selected.Manifest;
        var kind = manifest.ArtifactType ?? manifest.Config.MediaType;
        return new PlannedReferrer(
            referrer.Subject,
            new PlannedDocument(manifest.Descriptor, manifest.Bytes),
            manifest.Descriptor with { ArtifactType = kind },
            referrer.Tag);
    }
}
