namespace RegistryPull.Registries.Credentials;

/// <summary>What docker's <c>config.json</c> and a containers <c>auth.json</c> say of credentials; the rest of them is
/// not read.</summary>
/// <remarks>docker/cli <c>cli/config/configfile</c>; containers-auth.json(5).</remarks>
internal sealed class CredentialFileJson
{
    public Dictionary<string, CredentialEntryJson?>? Auths { get; init; }

    public Dictionary<string, string?>? CredHelpers { get; init; }

    public string? CredsStore { get; init; }
}
