using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>A reference to content: what it is, its digest and its exact size.</summary>
/// <param name="MediaType">The media type of the content.</param>
/// <param name="Digest">The digest of the content.</param>
/// <param name="Size">The size of the content in bytes, never negative.</param>
/// <remarks>OCI image-spec <c>descriptor.md</c>. Two descriptors of the same content may differ in what is said about
/// it.</remarks>
public sealed record Descriptor(string MediaType, Digest Digest, long Size)
{
    /// <summary>Gets where else the content may be fetched from (foreign layers); usually empty.</summary>
    public ImmutableArray<Uri> Urls { get; init; } = [];

    /// <summary>Gets the platform that the content is for, when an index says so.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Gets the kind of the artifact that it leads to, when an index or a list of referrers says so.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>Gets what the publisher noted about it.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Gets whether buildkit marked it as an attestation of another manifest: data about an image, not an
    /// image.</summary>
    public bool IsAttestation =>
        Annotations.GetValueOrDefault("vnd.docker.reference.type") == "attestation-manifest"
            || Platform is { Os: "unknown" };
}
