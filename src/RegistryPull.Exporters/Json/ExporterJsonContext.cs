using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporters.OciLayout;

namespace RegistryPull.Exporters.Json;

/// <summary>The serialisers of the JSON files, generated at build time: none by reflection, so that native AOT
/// works.</summary>
[JsonSourceGenerationOptions]
[JsonSerializable(typeof(MarkerJson))]
[JsonSerializable(typeof(EntryJson))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(DockerImageJson[]))]
internal sealed partial class ExporterJsonContext : JsonSerializerContext;
