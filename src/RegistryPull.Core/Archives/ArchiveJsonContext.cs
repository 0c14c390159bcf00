using System.Text.Json.Serialization;

namespace RegistryPull.Archives;

/// <summary>The serialisers of what archives hold besides OCI's documents.</summary>
[JsonSerializable(typeof(SubjectJson))]
[JsonSerializable(typeof(DockerImageJson[]))]
internal sealed partial class ArchiveJsonContext : JsonSerializerContext;
