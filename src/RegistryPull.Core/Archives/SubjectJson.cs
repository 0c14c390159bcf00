using System.Collections.Immutable;

namespace RegistryPull.Archives;

/// <summary>What a manifest or index says about the manifest that it refers to.</summary>
/// <remarks>OCI image-spec <c>manifest.md</c>, <c>subject</c>.</remarks>
internal sealed class SubjectJson
{
    public ReferredJson? Subject { get; init; }

    public string? ArtifactType { get; init; }

    public ReferredJson? Config { get; init; }

    public Dictionary<string, string?>? Annotations { get; init; }

    /// <summary>Gets what kind of artifact it is; empty when it does not say.</summary>
    /// <remarks>Without an artifact type, the media type of the configuration stands for it: OCI distribution-spec,
    /// <c>listing-referrers</c>.</remarks>
    public string Kind() => ArtifactType ?? Config?.MediaType ?? "";

    /// <summary>Returns the annotations that have a value.</summary>
    public ImmutableSortedDictionary<string, string> ReadAnnotations() =>
        (Annotations ?? []).Where(static pair => pair.Value is not null)
            .ToImmutableSortedDictionary(static pair => pair.Key, static pair => pair.Value!, StringComparer.Ordinal);

    /// <summary>A descriptor, as far as it is read here.</summary>
    internal sealed class ReferredJson
    {
        public string? MediaType { get; init; }

        public string? Digest { get; init; }
    }
}
