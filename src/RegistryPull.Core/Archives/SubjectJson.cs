using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RegistryPull.Archives;

/// <summary>What a manifest or index says about the manifest that it refers to.</summary>
/// <remarks>OCI image-spec <c>manifest.md</c>, <c>subject</c>.</remarks>
internal sealed class SubjectJson
{
    [JsonPropertyName("subject")]
    public ReferredJson? Subject { get; init; }

    [JsonPropertyName("artifactType")]
    public string? ArtifactType { get; init; }

    [JsonPropertyName("config")]
    public ReferredJson? Config { get; init; }

    [JsonPropertyName("annotations")]
    public Dictionary<string, string?>? Annotations { get; init; }

    /// <summary>Reads what a document says.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="InvalidContentException">It is not JSON.</exception>
    public static SubjectJson? Read(ReadOnlySpan<byte> bytes, string what)
    {
        try
        {
            return JsonSerializer.Deserialize(ByteOrderMark.Skip(bytes), ArchiveJsonContext.Default.SubjectJson);
        }
        catch (JsonException error)
        {
            throw new InvalidContentException(TerminalText.Sanitize($"{what} is not JSON"), error);
        }
    }

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
        [JsonPropertyName("mediaType")]
        public string? MediaType { get; init; }

        [JsonPropertyName("digest")]
        public string? Digest { get; init; }
    }
}
