namespace RegistryPull.Cli.Reporting;

/// <summary>Says where a credential is.</summary>
internal static class CredentialPlace
{
    public static string Describe(string file, string? helper, string? keyStore) => (helper, keyStore) switch
    {
        ({ } program, _) => $"docker-credential-{program} ({file})",
        (null, { } store) => $"{store} ({file})",
        _ => file,
    };
}
