namespace RegistryPull.Registries.Credentials;

/// <summary>What <c>podman login</c> and its relatives stored.</summary>
internal sealed class ContainersFileSource(CredentialFiles places, CredentialLookup lookup) : ICredentialSource
{
    public async ValueTask<FoundCredential?> FindAsync(ImageReference image, CancellationToken cancellationToken)
    {
        foreach (var path in places.ContainersFiles)
        {
            if (CredentialDocument.Read(path, KeyStyle.Containers) is { } document
                && await lookup.FindAsync(document, image, cancellationToken).ConfigureAwait(false) is { } credential)
            {
                return credential;
            }
        }

        return null;
    }
}
