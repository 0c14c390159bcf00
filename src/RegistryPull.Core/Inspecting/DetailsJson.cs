using System.Text.Json;
using System.Text.Json.Serialization;

namespace RegistryPull.Inspecting;

/// <summary>What people want to know of an image configuration: OCI image-spec <c>config.md</c>.</summary>
internal sealed class DetailsJson
{
    [JsonPropertyName("created")]
    public string? Created { get; init; }

    [JsonPropertyName("config")]
    public RunJson? Config { get; init; }

    [JsonPropertyName("history")]
    public StepJson?[]? History { get; init; }

    internal sealed class RunJson
    {
        public string?[]? Entrypoint { get; init; }

        public string?[]? Cmd { get; init; }

        public string?[]? Env { get; init; }

        public string? User { get; init; }

        public string? WorkingDir { get; init; }

        // Go's sets: the names are the ports, the values are empty objects.
        public Dictionary<string, JsonElement>? ExposedPorts { get; init; }

        public Dictionary<string, string?>? Labels { get; init; }
    }

    internal sealed class StepJson
    {
        [JsonPropertyName("created")]
        public string? Created { get; init; }

        [JsonPropertyName("created_by")]
        public string? CreatedBy { get; init; }

        [JsonPropertyName("comment")]
        public string? Comment { get; init; }

        [JsonPropertyName("empty_layer")]
        public bool? EmptyLayer { get; init; }
    }
}
