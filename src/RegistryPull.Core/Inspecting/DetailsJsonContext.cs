using System.Text.Json.Serialization;

namespace RegistryPull.Inspecting;

/// <summary>The serialiser of configurations, generated at build time.</summary>
[JsonSerializable(typeof(DetailsJson))]
internal sealed partial class DetailsJsonContext : JsonSerializerContext;
