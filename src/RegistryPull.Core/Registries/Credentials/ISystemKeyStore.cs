namespace RegistryPull.Registries.Credentials;

/// <summary>The key store of the operating system, used without a helper program.</summary>
internal interface ISystemKeyStore
{
    /// <summary>Gets its name, for messages; null when this system has none that needs no helper.</summary>
    string? Name { get; }

    /// <summary>Looks up what a helper of docker, or this program, stored.</summary>
    /// <returns>Null when there is nothing, or the key store cannot be used in this session.</returns>
    RegistryCredential? Find(string serverAddress);

    /// <summary>Stores a credential, in place of an earlier one.</summary>
    /// <exception cref="OutputException">It could not be stored; the message has no secret.</exception>
    void Store(string serverAddress, RegistryCredential credential);

    /// <summary>Removes a credential.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="OutputException">It could not be removed.</exception>
    bool Erase(string serverAddress);
}
