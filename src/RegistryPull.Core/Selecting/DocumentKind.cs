using System.Text.Json;

namespace RegistryPull.Selecting;

/// <summary>What a served document is. Registries and mirrors mislabel them, so the document's own words come
/// first.</summary>
internal static class DocumentKind
{
    /// <summary>Determines the media type of an index or a manifest.</summary>
    /// <exception cref="InvalidContentException">It is neither; the message says what it is, where that can be
    /// told.</exception>
    public static string Determine(ReadOnlyMemory<byte> bytes, string served, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(ByteOrderMark.Skip(bytes));
            return Determine(json.RootElement, served, name) ?? throw Unknown(name, served);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second one is for text that is not Unicode.
            throw new InvalidContentException(NotJson(served, name), error);
        }
    }

    private static string? Determine(JsonElement root, string served, string name)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var own = MediaType(root);
        ThrowIfUnreadable(root, own.Length > 0 ? own : served, name);
        if (Known(own) is { } known)
        {
            return known;
        }

        if (Has(root, "manifests"))
        {
            return Known(served, MediaTypes.OciIndex);
        }

        // An image without layers may leave the list out.
        if (Has(root, "layers") || Has(root, "config"))
        {
            return Known(served, MediaTypes.OciManifest);
        }

        return null;
    }

    private static void ThrowIfUnreadable(JsonElement root, string mediaType, string name)
    {
        if (MediaTypes.IsSchema1(mediaType) || Has(root, "fsLayers"))
        {
            throw new InvalidContentException(
                $"{name} is in Docker's schema 1, which was retired in 2019: "
                + "its owner must push it again with a current docker");
        }

        // image-spec, manifest.md and image-index.md: a document that is both means one image to one reader and another
        // to the next.
        if (Has(root, "manifests") && (Has(root, "layers") || Has(root, "config")))
        {
            throw new InvalidContentException(
                $"{name} is an index and a manifest in one, which cannot be read safely");
        }
    }

    private static string MediaType(JsonElement root)
    {
        if (root.TryGetProperty("mediaType", out var value) && value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        return "";
    }

    private static bool Has(JsonElement root, string member) => root.TryGetProperty(member, out _);

    private static string NotJson(string served, string name) => served switch
    {
        "text/html" => $"instead of the manifest of {name} came a web page: a proxy or sign-in page may stand between",
        _ => $"the manifest of {name} is not JSON",
    };

    private static string? Known(string mediaType, string? otherwise = null)
    {
        if (MediaTypes.IsIndex(mediaType) || MediaTypes.IsManifest(mediaType))
        {
            return mediaType;
        }

        return otherwise;
    }

    private static InvalidContentException Unknown(string name, string served) =>
        new($"{name} is neither an image manifest nor an "
            + $"index{(served.Length == 0 ? "" : $" but '{TerminalText.Sanitize(served)}'")}");
}
