namespace RegistryPull.Cli.Reporting;

/// <summary>What an entry of an index is for, in a word.</summary>
internal static class PlatformName
{
    public static string Format(Descriptor manifest)
    {
        if (manifest.IsAttestation)
        {
            return "(attestation)";
        }

        return manifest.Platform?.ToString() ?? "(unknown)";
    }
}
