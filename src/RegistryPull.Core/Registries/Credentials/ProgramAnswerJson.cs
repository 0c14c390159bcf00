namespace RegistryPull.Registries.Credentials;

/// <summary>What a credential program prints: docker/docker-credential-helpers,
/// <c>credentials/credentials.go</c>.</summary>
internal sealed class ProgramAnswerJson
{
    public string? Username { get; init; }

    public string? Secret { get; init; }
}
