using System.Text.Json.Serialization;

namespace RegistryPull.Serving;

/// <summary>Reads and writes the documents of a served registry without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReferrersJson))]
[JsonSerializable(typeof(TagListJson))]
[JsonSerializable(typeof(ErrorsJson))]
internal sealed partial class ServingJsonContext : JsonSerializerContext;
