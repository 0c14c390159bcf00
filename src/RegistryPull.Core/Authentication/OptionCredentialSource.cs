namespace RegistryPull.Authentication;

/// <summary>The credential that was given for this run.</summary>
internal sealed class OptionCredentialSource(RegistryPullOptions options) : ICredentialSource
{
    public ValueTask<RegistryCredential?> FindAsync(ImageReference image, CancellationToken cancellationToken) => new(options.Credential);
}
