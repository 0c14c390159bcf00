using System.Text.Json;

namespace RegistryPull.Caching;

/// <summary>What a layout's <c>index.json</c> says that makes it a cache, or not.</summary>
internal sealed class CacheIndexJson
{
    public Dictionary<string, string>? Annotations { get; init; }

    public JsonElement[]? Manifests { get; init; }
}
