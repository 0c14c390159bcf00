using System.Text.Json.Serialization;

namespace RegistryPull.Exporters.OciLayout;

/// <summary>The file <c>oci-layout</c>: OCI image-spec <c>image-layout.md#oci-layout-file</c>.</summary>
internal sealed class MarkerJson
{
    [JsonPropertyName("imageLayoutVersion")]
    public string? ImageLayoutVersion { get; init; }
}
