namespace RegistryPull.Cli.Reporting;

/// <summary>The JSON of <c>regpull logout --json</c>. The names are public interface.</summary>
internal sealed record LogoutReport(string Registry, bool Existed, string File, string? Helper, string? KeyStore)
{
    public static LogoutReport From(ErasedCredential erased) =>
        new(erased.Registry.Name, erased.Existed, erased.File, erased.Helper, erased.KeyStore);
}
