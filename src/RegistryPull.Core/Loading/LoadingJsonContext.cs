using System.Text.Json.Serialization;
using RegistryPull.Loading.Docker;

namespace RegistryPull.Loading;

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(DockerImageJson[]))]
[JsonSerializable(typeof(DockerImageJson))]
[JsonSerializable(typeof(DockerSummaryJson[]))]
[JsonSerializable(typeof(DockerMessageJson))]
internal sealed partial class LoadingJsonContext : JsonSerializerContext;
