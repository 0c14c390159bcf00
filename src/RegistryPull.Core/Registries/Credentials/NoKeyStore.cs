namespace RegistryPull.Registries.Credentials;

/// <summary>Linux and macOS: their key stores are used by docker's helpers.</summary>
internal sealed class NoKeyStore : ISystemKeyStore
{
    public string? Name => null;

    public RegistryCredential? Find(string serverAddress) => null;

    public void Store(string serverAddress, RegistryCredential credential) =>
        throw new NotSupportedException("this system has no key store that needs no helper");

    public bool Erase(string serverAddress) => false;
}
