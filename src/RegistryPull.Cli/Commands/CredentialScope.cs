namespace RegistryPull.Cli.Commands;

/// <summary>Keeps a credential of the command line to one registry.</summary>
internal static class CredentialScope
{
    /// <exception cref="InvalidRequestException">A password is for one registry, and the images are from
    /// several.</exception>
    public static void ThrowIfForSeveralRegistries(
        RegistryCredential? credential, IEnumerable<ImageLocator> images)
    {
        string[] registries =
        [
            .. images.Where(static image => image.Path is null)
                .Select(static image => image.Reference.Registry)
                .Distinct(),
        ];
        if (credential is not null && registries.Length > 1)
        {
            throw new InvalidRequestException(
                $"the credentials are for one registry, and the images are in {registries.Length} "
                + $"({string.Join(", ", registries)}): take one at a time");
        }
    }
}
