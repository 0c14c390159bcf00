namespace RegistryPull.Registries.Credentials;

/// <summary>What a credential program is given to store: docker/docker-credential-helpers,
/// <c>credentials/credentials.go</c>.</summary>
internal sealed class ProgramQuestionJson
{
    public required string ServerURL { get; init; }

    public required string Username { get; init; }

    public required string Secret { get; init; }
}
