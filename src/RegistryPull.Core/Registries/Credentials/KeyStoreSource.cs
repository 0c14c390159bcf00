namespace RegistryPull.Registries.Credentials;

/// <summary>What <c>docker login</c> or <c>regpull login</c> stored in the system's key store.</summary>
internal sealed class KeyStoreSource(ISystemKeyStore store) : ICredentialSource
{
    public ValueTask<FoundCredential?> FindAsync(ImageReference image, CancellationToken cancellationToken)
    {
        if (store.Name is not { } name)
        {
            return default;
        }

        var found = new CredentialKeys(image, KeyStyle.Docker).ServerAddresses
            .Select(store.Find).FirstOrDefault(static credential => credential is not null);
        if (found is null)
        {
            return default;
        }

        return new(new FoundCredential(found, name));
    }
}
