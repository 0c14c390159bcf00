using RegistryPull.Transport.Trust;

namespace RegistryPull.Configuration;

/// <summary>The TLS settings of a host from <c>certs.d</c> and docker's <c>insecure-registries</c>.</summary>
internal sealed class ConfiguredTrust(CertificateFolders folders, IRegistryConfiguration configuration)
    : IConfiguredTrust
{
    public TlsSettings Find(Uri uri) =>
        folders.Find(uri) with { InsecureOrigin = configuration.Insecure.OriginOf(uri) };
}
