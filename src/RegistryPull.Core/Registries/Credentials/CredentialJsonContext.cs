using System.Text.Json.Serialization;

namespace RegistryPull.Registries.Credentials;

/// <summary>The serialisers of credential files and programs, generated at build time. Names are read in any case, as
/// Go reads them.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(CredentialFileJson))]
[JsonSerializable(typeof(ProgramAnswerJson))]
[JsonSerializable(typeof(ProgramQuestionJson))]
internal sealed partial class CredentialJsonContext : JsonSerializerContext;
