namespace RegistryPull.Registries.Credentials;

/// <summary>The credential that was given for this run.</summary>
internal sealed class OptionCredentialSource(RegistryPullOptions options) : ICredentialSource
{
    public ValueTask<FoundCredential?> FindAsync(ImageReference image, CancellationToken cancellationToken)
    {
        FoundCredential? found = null;
        if (options.Credential is { } given && options.IsFor(image))
        {
            found = new FoundCredential(given, "given for this run") { IsFromOptions = true };
        }

        return new(found);
    }
}
