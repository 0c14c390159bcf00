using System.Collections.Immutable;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Configuration;

/// <summary>The configuration of an endpoint that serves a registry's images.</summary>
/// <param name="Reference">The image's name there, by which its credentials are looked up too.</param>
/// <param name="Addresses">Its base addresses, in the order in which they are tried, until one speaks; each ends in
/// <c>/</c>.</param>
internal sealed record EndpointConfig(ImageReference Reference, ImmutableArray<Uri> Addresses)
{
    /// <summary>Whether it is trusted to resolve tags. Content of a digest is verified, so any host may serve
    /// it.</summary>
    public bool ResolvesTags { get; init; } = true;

    /// <summary>Whether requests carry the registry's name as <c>?ns=</c>: some mirrors serve many
    /// registries.</summary>
    public bool SendsNamespace { get; init; }

    /// <summary>Whether its address is the root of the API as it stands, without <c>v2/</c>; containerd's
    /// <c>override_path</c>.</summary>
    public bool OverridePath { get; init; }

    /// <summary>Its TLS settings.</summary>
    public TlsSettings Tls { get; init; } = TlsSettings.None;
}
