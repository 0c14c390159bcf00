namespace RegistryPull.Registries.Credentials;

/// <summary>Finds an image's credential by what a file says: from the program that it names, else in the file
/// itself.</summary>
internal sealed class CredentialLookup(CredentialProgram program)
{
    public async ValueTask<FoundCredential?> FindAsync(
        CredentialDocument document, ImageReference image, CancellationToken cancellationToken)
    {
        var keys = new CredentialKeys(image, document.Keys);

        // docker/cli, configfile.getConfiguredCredentialStore: credHelpers of the registry wins over credsStore. An
        // empty name means none.
        var name = keys.Find(document.Content.CredHelpers) ?? document.Content.CredsStore;
        if (!string.IsNullOrEmpty(name)
            && await AskAsync(name, document, keys, cancellationToken).ConfigureAwait(false) is { } kept)
        {
            return new FoundCredential(
                kept, $"{ProgramPath.FileName(name, document.Origin)}, named in {document.Origin}");
        }

        if (CredentialEntry.Read(keys.Find(document.Content.Auths), document.Origin) is { } credential)
        {
            return new FoundCredential(credential, document.Origin);
        }

        return null;
    }

    private async ValueTask<RegistryCredential?> AskAsync(
        string name, CredentialDocument document, CredentialKeys keys, CancellationToken cancellationToken)
    {
        foreach (var address in keys.ServerAddresses)
        {
            var credential = await program.GetAsync(
                name, document.Origin, address, cancellationToken).ConfigureAwait(false);
            if (credential is not null)
            {
                return credential;
            }
        }

        return null;
    }
}
