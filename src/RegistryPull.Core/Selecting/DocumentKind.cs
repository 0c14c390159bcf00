using System.Text.Json;

namespace RegistryPull.Selecting;

/// <summary>What a served document is. Registries and mirrors mislabel them, so the document's own words come first.</summary>
internal static class DocumentKind
{
    /// <summary>The media type of an index or a manifest.</summary>
    /// <exception cref="InvalidContentException">It is neither; the message says what it is, where that can be told.</exception>
    public static string Of(ReadOnlyMemory<byte> bytes, string served, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(ByteOrderMark.Skip(bytes));
            return Of(json.RootElement, served) ?? throw Unknown(name, served);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second one is for text that is not Unicode.
            throw new InvalidContentException(served == "text/html"
                ? $"instead of the manifest of {name} came a web page: a proxy or sign-in page may stand between"
                : $"the manifest of {name} is not JSON", error);
        }

        string? Of(JsonElement root, string contentType)
        {
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var own = root.TryGetProperty("mediaType", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            if (MediaTypes.IsSchema1(own.Length > 0 ? own : contentType) || root.TryGetProperty("fsLayers", out _))
            {
                throw new InvalidContentException($"{name} is in Docker's schema 1, which was retired in 2019: its owner must push it again with a current docker");
            }

            // image-spec, manifest.md and image-index.md: a document that is both means one image to one reader and another to the next.
            if (root.TryGetProperty("manifests", out _) && (root.TryGetProperty("layers", out _) || root.TryGetProperty("config", out _)))
            {
                throw new InvalidContentException($"{name} is an index and a manifest in one, which nobody can read safely");
            }

            if (Known(own) is { } known)
            {
                return known;
            }

            if (root.TryGetProperty("manifests", out _))
            {
                return Known(contentType, MediaTypes.OciIndex);
            }

            // An image without layers may leave the list out.
            return root.TryGetProperty("layers", out _) || root.TryGetProperty("config", out _)
                ? Known(contentType, MediaTypes.OciManifest)
                : null;
        }
    }

    private static string? Known(string mediaType, string? otherwise = null) =>
        MediaTypes.IsIndex(mediaType) || MediaTypes.IsManifest(mediaType) ? mediaType : otherwise;

    private static InvalidContentException Unknown(string name, string served) =>
        new($"{name} is neither an image manifest nor an index{(served.Length == 0 ? "" : $" but '{TerminalText.Sanitize(served)}'")}");
}
