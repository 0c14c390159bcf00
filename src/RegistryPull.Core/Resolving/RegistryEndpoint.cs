using RegistryPull.Configuration;
using RegistryPull.Transport;

namespace RegistryPull.Resolving;

/// <summary>An endpoint that serves an image: the registry or a mirror.</summary>
/// <param name="Config">The addresses, and how to connect to them.</param>
/// <param name="IsUserSpecified">Whether it is the registry that the user named: the one that the options of the
/// command are for.</param>
internal sealed record RegistryEndpoint(EndpointConfig Config, bool IsUserSpecified)
{
    /// <summary>The registry to send as <c>ns</c>; null for none.</summary>
    public string? Namespace { get; init; }

    public RegistryServer At(Uri address) =>
        new(address, Config.Tls) { Namespace = Namespace, OverridePath = Config.OverridePath };

    public override string ToString() => Config.Addresses[0].AbsoluteUri.TrimEnd('/');
}
