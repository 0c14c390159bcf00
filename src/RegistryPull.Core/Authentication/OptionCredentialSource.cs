namespace RegistryPull.Authentication;

/// <summary>The credential that was given for this run.</summary>
internal sealed class OptionCredentialSource(RegistryPullOptions options) : ICredentialSource
{
    public ValueTask<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) => new(options.Credential);
}
