using System.Text.Json.Serialization;

namespace RegistryPull.Configuration;

/// <summary>The serialiser of <c>daemon.json</c>, generated at build time.</summary>
[JsonSerializable(typeof(DaemonJson))]
internal sealed partial class DaemonJsonContext : JsonSerializerContext;
