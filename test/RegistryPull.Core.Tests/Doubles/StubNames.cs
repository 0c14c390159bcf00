using System.Net;
using RegistryPull.Transport.Dialing;

namespace RegistryPull;

/// <summary>A resolver that knows what a test says; every other name has a public address.</summary>
internal sealed class StubNames(params (string Host, string Addresses)[] known) : INameLookup
{
    public List<string> Asked { get; } = [];

    public Task<IReadOnlyList<IPAddress>> FindAddressesAsync(string host, CancellationToken cancellationToken)
    {
        Asked.Add(host);
        var addresses = known.FirstOrDefault(name => name.Host == host).Addresses ?? "203.0.113.1";
        return Task.FromResult<IReadOnlyList<IPAddress>>(
            [.. addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)]);
    }
}
