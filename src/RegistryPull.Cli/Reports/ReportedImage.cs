using System.Collections.Immutable;

namespace RegistryPull.Cli.Reports;

/// <summary>One manifest of an image in an output.</summary>
/// <param name="Reference">The image as requested.</param>
/// <param name="Digest">The digest of the manifest, as served.</param>
/// <param name="Output">The file name of the output that holds it.</param>
internal sealed record ReportedImage(ImageReference Reference, Digest Digest, string Output)
{
    /// <summary>Gets the digest of the index that the reference led to; null when it led to the manifest.</summary>
    public Digest? IndexDigest { get; init; }

    /// <summary>Gets the platform; null when it is not stated, or for an artifact.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Gets the digest of the configuration; null for an artifact.</summary>
    public Digest? ImageId { get; init; }

    /// <summary>Gets the size of the manifest, the configuration and the layers in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Gets the time of the build as the publisher wrote it; empty when there is none.</summary>
    public string Created { get; init; } = "";

    /// <summary>Gets what the publisher says about the image.</summary>
    public ReportedLabels Labels { get; init; } = new("", "", "");

    /// <summary>Gets the layers, the base first.</summary>
    public ImmutableArray<ReportedLayer> Layers { get; init; } = [];

    /// <summary>Gets the signatures, SBOMs and attestations that come along.</summary>
    public ImmutableArray<ReportedReferrer> Referrers { get; init; } = [];
}
