using System.Text.Encodings.Web;
using System.Text.Json;

namespace RegistryPull.Json;

/// <summary>The serialisers of documents that this program makes.</summary>
internal static class WrittenJson
{
    // The default encoder writes the '+' of media types as \u002B, for the sake of web pages: legal, and unreadable in
    // a file.
    public static DocumentJsonContext Context { get; } =
        new(new JsonSerializerOptions(DocumentJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
}
