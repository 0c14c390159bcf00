using System.Net;

namespace RegistryPull.Transport.Dialing;

/// <summary>Looks up the addresses of a host name.</summary>
internal interface INameLookup
{
    /// <summary>Looks up a name.</summary>
    /// <param name="host">A host name, not an address.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>Its addresses; empty when this machine cannot resolve it, as behind a proxy that resolves names
    /// itself.</returns>
    Task<IReadOnlyList<IPAddress>> FindAddressesAsync(string host, CancellationToken cancellationToken);
}
