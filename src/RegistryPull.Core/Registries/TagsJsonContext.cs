using System.Text.Json.Serialization;

namespace RegistryPull.Registries;

/// <summary>The serialiser of lists of tags, generated at build time.</summary>
[JsonSerializable(typeof(TagsJson))]
internal sealed partial class TagsJsonContext : JsonSerializerContext;
