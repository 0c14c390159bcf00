using System.Text.Json.Serialization;

namespace RegistryPull.Json;

/// <summary>The serialisers of the documents, generated at build time: no reflection at start-up, and none under native
/// AOT.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IndexJson))]
[JsonSerializable(typeof(ManifestJson))]
[JsonSerializable(typeof(ConfigJson))]
internal sealed partial class DocumentJsonContext : JsonSerializerContext;
