namespace RegistryPull.Registries.Credentials;

/// <summary>Chooses the helper for a file that names none, as docker does.</summary>
/// <remarks>docker/cli, <c>cli/config/credentials/default_store*.go</c> and <c>config.LoadDefaultConfigFile</c>. docker
/// keeps a file that has credentials as it is.</remarks>
internal sealed class DefaultHelper(ProgramPath path)
{
    private const string Pass = "pass";
    private const string SecretService = "secretservice";

    /// <summary>Returns the name of the helper of this system.</summary>
    /// <returns>Null when it is not installed, or the file keeps credentials already.</returns>
    public string? Find(CredentialFileJson? content)
    {
        if (content?.Auths?.Values.Any(HasSecret) == true || content?.CredsStore is not null)
        {
            return null;
        }

        var name = Name();
        if (path.Find(ProgramPath.FileName(name, "")) is null)
        {
            return null;
        }

        return name;
    }

    private static bool HasSecret(CredentialEntryJson? entry) =>
        !string.IsNullOrEmpty(entry?.Auth) || !string.IsNullOrEmpty(entry?.IdentityToken);

    private string Name()
    {
        if (OperatingSystem.IsWindows())
        {
            return "wincred";
        }

        if (OperatingSystem.IsMacOS())
        {
            return "osxkeychain";
        }

        if (path.Find(Pass) is null)
        {
            return SecretService;
        }

        return Pass;
    }
}
