namespace RegistryPull.Cli.Reporting;

/// <summary>What an entry of an index is for, in a word.</summary>
internal static class PlatformName
{
    public static string Format(Descriptor manifest) =>
        manifest.IsAttestation ? "(attestation)" : manifest.Platform?.ToString() ?? "(unknown)";
}
