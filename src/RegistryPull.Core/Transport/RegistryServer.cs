using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

/// <summary>A server that one speaks to, and how.</summary>
/// <param name="Address">Its base address, which ends in <c>/</c>.</param>
/// <param name="Tls">What was said about TLS with it.</param>
internal sealed record RegistryServer(Uri Address, TlsSettings Tls)
{
    /// <summary>What was said about TLS holds for this host and port, and for no other that it names.</summary>
    public TlsSettings TlsWith(Uri other) =>
        other.Scheme == Address.Scheme && other.Authority == Address.Authority ? Tls : TlsSettings.None;
}
