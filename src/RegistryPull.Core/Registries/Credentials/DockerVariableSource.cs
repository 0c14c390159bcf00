using System.Text;

namespace RegistryPull.Registries.Credentials;

/// <summary><c>DOCKER_AUTH_CONFIG</c>: the content of a <c>config.json</c>, as build servers hand it over.</summary>
internal sealed class DockerVariableSource(CredentialFiles places, CredentialLookup lookup) : ICredentialSource
{
    public async ValueTask<FoundCredential?> FindAsync(ImageReference image, CancellationToken cancellationToken)
    {
        if (places.Content is not { } content)
        {
            return null;
        }

        var document = CredentialDocument.Parse(
            Encoding.UTF8.GetBytes(content), CredentialFiles.ContentVariable, KeyStyle.Docker);
        return await lookup.FindAsync(document, image, cancellationToken).ConfigureAwait(false);
    }
}
