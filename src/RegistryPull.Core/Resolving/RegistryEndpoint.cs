using RegistryPull.Configuration;
using RegistryPull.Transport;

namespace RegistryPull.Resolving;

/// <summary>One place where an image is asked for.</summary>
/// <param name="Place">Where and how.</param>
/// <param name="IsUserSpecified">Whether it is the registry that the user named: the one that the options of the
/// command are for.</param>
internal sealed record RegistryEndpoint(EndpointConfig Place, bool IsUserSpecified)
{
    /// <summary>The registry to send as <c>ns</c>; null for none.</summary>
    public string? Namespace { get; init; }

    public RegistryServer At(Uri address) =>
        new(address, Place.Tls) { Namespace = Namespace, OverridePath = Place.OverridePath };

    public override string ToString() => Place.Addresses[0].AbsoluteUri.TrimEnd('/');
}
