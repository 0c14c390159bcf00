using System.Text;
using System.Text.Json;

namespace RegistryPull.Cli.Terminal;

/// <summary>Hides secrets in a JSON document, whose names, numbers and structure stay as they are.</summary>
internal static class JsonRedaction
{
    // What the user named, and digests: programs compare them.
    private static readonly string[] Exact = ["output", "file", "reference", "registry", "repository", "tag", "digest",
        "indexDigest", "imageId"];

    /// <summary>Hides them.</summary>
    /// <returns>The document; null when the text is not JSON.</returns>
    public static string? Apply(string text, SecretRedactor secrets)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var result = new StringBuilder(text.Length);
        var (done, name) = (0, "");
        try
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                name = reader.TokenType switch
                {
                    JsonTokenType.PropertyName => reader.GetString()!,
                    _ => name,
                };
                if (reader.TokenType == JsonTokenType.String && !Exact.Contains(name, StringComparer.Ordinal))
                {
                    var start = (int)reader.TokenStartIndex + 1;
                    result.Append(Encoding.UTF8.GetString(bytes, done, start - done));
                    result.Append(secrets.Redact(Encoding.UTF8.GetString(reader.ValueSpan)));
                    done = start + reader.ValueSpan.Length;
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return result.Append(Encoding.UTF8.GetString(bytes, done, bytes.Length - done)).ToString();
    }
}
