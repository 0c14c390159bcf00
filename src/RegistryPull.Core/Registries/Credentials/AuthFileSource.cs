namespace RegistryPull.Registries.Credentials;

/// <summary>The file that was named for this run, docker's <c>config.json</c> or a containers
/// <c>auth.json</c>.</summary>
internal sealed class AuthFileSource : ICredentialSource
{
    private readonly CredentialLookup _lookup;
    private readonly CredentialDocument _document;

    private AuthFileSource(CredentialLookup lookup, CredentialDocument document) =>
        (_lookup, _document) = (lookup, document);

    /// <summary>Reads the file. A missing file is reported even when the registry asks for no credential.</summary>
    /// <exception cref="InvalidRequestException">It is not there, or not understood.</exception>
    public static AuthFileSource Open(string path, CredentialLookup lookup)
    {
        var document = CredentialDocument.Read(path, KeyStyle.Containers);
        if (document is null)
        {
            throw new InvalidRequestException($"there is no credential file {path} (--authfile)");
        }

        return new AuthFileSource(lookup, document);
    }

    public ValueTask<FoundCredential?> FindAsync(ImageReference image, CancellationToken cancellationToken) =>
        _lookup.FindAsync(_document, image, cancellationToken);
}
