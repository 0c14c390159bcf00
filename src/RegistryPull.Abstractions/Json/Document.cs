using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RegistryPull.Json;

/// <summary>Converts untrusted JSON to the types of this program; errors name the place of what does not fit.</summary>
internal static class Document
{
    // Far above any real image (the largest seen have 127 layers), far below what takes much memory.
    private const int MaxEntries = 10_000;

    // With a dozen members for each entry that an index may have. More would only serve to fill the memory.
    private const int MaxMembers = 250_000;

    // Documents of this size cannot take much memory.
    private const int Harmless = 64 * 1024;

    public static T Read<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type, string what)
    {
        try
        {
            var json = ByteOrderMark.Skip(bytes);
            if (json.Length > Harmless && HasTooMuch(json))
            {
                throw Malformed(what, $"it has more than {MaxMembers} members");
            }

            return JsonSerializer.Deserialize(json, type) ?? throw Malformed(what, "it is null");
        }
        catch (JsonException error)
        {
            var path = TerminalText.Sanitize(error.Path ?? "$");
            throw Malformed(what, $"not the JSON that was expected, at {path}", error);
        }
    }

    public static Descriptor Descriptor(DescriptorJson? json, string what, string field)
    {
        if (json is null)
        {
            throw Malformed(what, $"it has no {field}");
        }

        return new Descriptor(
            json.MediaType ?? "", Digest(json.Digest, what, $"{field}.digest"), Size(json.Size, what, field))
        {
            Urls = Urls(json.Urls, what, field),
            ArtifactType = json.ArtifactType,
            Platform = json.Platform?.ToPlatform(),
            Annotations = Annotations(json.Annotations),
        };
    }

    public static ImmutableArray<Descriptor> Descriptors(DescriptorJson?[]? json, string what, string field) =>
        [.. Bounded(json, what, field).Select((item, i) => Descriptor(item, what, $"{field}[{i}]"))];

    /// <summary>Reads the parts of an image, of which there may be none: Go leaves an empty list out, or writes
    /// null.</summary>
    /// <remarks>https://github.com/moby/moby/issues/21222</remarks>
    public static ImmutableArray<Descriptor> Layers(DescriptorJson?[]? json, string what) =>
        Descriptors(json ?? [], what, "layers");

    /// <inheritdoc cref="Layers"/>
    public static ImmutableArray<Digest> DiffIds(ConfigJson.RootfsJson? json, string what)
    {
        var rootfs = json ?? throw Malformed(what, "it has no rootfs");
        return Digests(rootfs.DiffIds ?? [], what, "rootfs.diff_ids");
    }

    private static ImmutableArray<Digest> Digests(string?[]? json, string what, string field) =>
        [.. Bounded(json, what, field).Select((item, i) => Digest(item, what, $"{field}[{i}]"))];

    // Counted before anything is made of them: four bytes of JSON can become a hundred of objects.
    private static bool HasTooMuch(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var members = 0;
        while (members <= MaxMembers && reader.Read())
        {
            members += IsMember(reader.TokenType) ? 1 : 0;
        }

        return members > MaxMembers;
    }

    private static bool IsMember(JsonTokenType token) =>
        token is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName;

    private static T[] Bounded<T>(T[]? items, string what, string field) => items switch
    {
        null => throw Malformed(what, $"it has no {field}"),
        { Length: > MaxEntries } => throw Malformed(what, $"it has {items.Length} {field}, more than {MaxEntries}"),
        _ => items,
    };

    private static Digest Digest(string? text, string what, string field)
    {
        if (!RegistryPull.Digest.TryParse(text, out var digest))
        {
            throw Malformed(what, $"{field} is not a sha256 or sha512 digest");
        }

        return digest;
    }

    private static long Size(long? size, string what, string field) =>
        size switch
        {
            null => throw Malformed(what, $"{field}.size is missing"),
            < 0 => throw Malformed(what, $"{field}.size is negative"),
            { } known => known,
        };

    private static ImmutableArray<Uri> Urls(string[]? urls, string what, string field) =>
        [.. Bounded(urls ?? [], what, $"{field}.urls").Select(url =>
            Address(what, field, url))];

    private static Uri Address(string what, string field, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            throw Malformed(what, $"{field}.urls holds what is not an address");
        }

        return uri;
    }

    // An annotation that is null is dropped: the values of the result are not null.
    private static ImmutableSortedDictionary<string, string> Annotations(
        SortedDictionary<string, string?>? annotations)
    {
        if (annotations is null)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        return annotations.Where(static pair => pair.Value is not null)
            .ToImmutableSortedDictionary(
                static pair => pair.Key, static pair => pair.Value!, StringComparer.Ordinal);
    }

    private static InvalidContentException Malformed(string what, string why, Exception? cause = null) =>
        new($"{what} is malformed: {why}", cause);
}
