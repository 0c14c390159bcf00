using System.Text.Json.Serialization;

namespace RegistryPull.Registries.Authentication;

/// <summary>The serialiser of token answers, generated at build time.</summary>
[JsonSerializable(typeof(TokenJson))]
internal sealed partial class TokenJsonContext : JsonSerializerContext;
