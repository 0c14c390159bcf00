namespace RegistryPull.Serving;

/// <summary>The list of a manifest's referrers: an index.</summary>
/// <remarks>OCI distribution-spec, <c>listing-referrers</c>.</remarks>
internal sealed class ReferrersJson
{
    public int SchemaVersion { get; init; } = 2;

    public string MediaType { get; init; } = MediaTypes.OciIndex;

    public required IEnumerable<EntryJson> Manifests { get; init; }

    /// <summary>One referrer.</summary>
    internal sealed class EntryJson
    {
        public required string MediaType { get; init; }

        public required string Digest { get; init; }

        public required long Size { get; init; }

        public string? ArtifactType { get; init; }

        public IReadOnlyDictionary<string, string>? Annotations { get; init; }

        public static EntryJson From(ServedReferrer referrer) => new()
        {
            MediaType = referrer.Descriptor.MediaType,
            Digest = referrer.Descriptor.Digest.ToString(),
            Size = referrer.Descriptor.Size,
            ArtifactType = referrer.ArtifactType,
            Annotations = referrer.Descriptor.Annotations,
        };
    }
}
