namespace RegistryPull.Registries.Credentials;

/// <summary>A key store as that of Windows, in memory.</summary>
internal sealed class MemoryKeyStore : ISystemKeyStore
{
    public Dictionary<string, RegistryCredential> Entries { get; } = [];

    public string? Name => "the key store";

    public RegistryCredential? Find(string serverAddress) => Entries.GetValueOrDefault(serverAddress);

    public void Store(string serverAddress, RegistryCredential credential) => Entries[serverAddress] = credential;

    public bool Erase(string serverAddress) => Entries.Remove(serverAddress);
}
