using System.Collections.Immutable;
using RegistryPull.Transport;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Resolving;

/// <summary>One place where an image can be asked for.</summary>
/// <param name="Addresses">Its base addresses, in the order in which they are tried, until one speaks; each ends in <c>/</c>.</param>
internal sealed record RegistryEndpoint(ImmutableArray<Uri> Addresses)
{
    /// <summary>What was said about TLS with it.</summary>
    public TlsSettings Tls { get; init; } = TlsSettings.None;

    public RegistryServer At(Uri address) => new(address, Tls);
}
