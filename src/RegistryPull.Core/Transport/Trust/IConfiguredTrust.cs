namespace RegistryPull.Transport.Trust;

/// <summary>What the machine's configuration says about TLS with a host.</summary>
internal interface IConfiguredTrust
{
    /// <summary>Gets the settings of a host and port.</summary>
    /// <exception cref="InvalidRequestException">A configuration file cannot be read.</exception>
    TlsSettings Find(Uri uri);
}
