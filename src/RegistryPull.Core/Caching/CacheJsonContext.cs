using System.Text.Json.Serialization;

namespace RegistryPull.Caching;

/// <summary>The reader of <c>index.json</c>, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = false, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CacheIndexJson))]
internal sealed partial class CacheJsonContext : JsonSerializerContext;
