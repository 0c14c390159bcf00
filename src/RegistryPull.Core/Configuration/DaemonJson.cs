using System.Text.Json.Serialization;

namespace RegistryPull.Configuration;

/// <summary>The part of <c>daemon.json</c> that speaks of registries.</summary>
/// <remarks>docs.docker.com/reference/cli/dockerd/#daemon-configuration-file.</remarks>
internal sealed class DaemonJson
{
    [JsonPropertyName("registry-mirrors")]
    public string[]? RegistryMirrors { get; init; }

    [JsonPropertyName("insecure-registries")]
    public string[]? InsecureRegistries { get; init; }
}
