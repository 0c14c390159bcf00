namespace RegistryPull.Registries.Credentials;

/// <summary>What <c>docker login</c> stored.</summary>
internal sealed class DockerFileSource(CredentialFiles places, CredentialLookup lookup) : ICredentialSource
{
    public async ValueTask<FoundCredential?> FindAsync(ImageReference image, CancellationToken cancellationToken)
    {
        if (places.DockerFile is { } path && CredentialDocument.Read(path, KeyStyle.Docker) is { } document)
        {
            return await lookup.FindAsync(document, image, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }
}
