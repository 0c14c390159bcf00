using System.Net;
using System.Net.Sockets;

namespace RegistryPull.Transport.Dialing;

/// <summary>The order in which the addresses of a host are tried.</summary>
/// <remarks>RFC 8305, section 4: families alternate, and the system's first choice begins.</remarks>
internal static class AddressOrder
{
    // Large registries have some twenty addresses; more attempts than these do not help.
    private const int MaxAddresses = 16;

    /// <summary>Alternates the families.</summary>
    /// <param name="addresses">The addresses as the system sorts them.</param>
    /// <returns>At most 16 addresses; the order within a family stays.</returns>
    public static IReadOnlyList<IPAddress> Interleave(IReadOnlyList<IPAddress> addresses)
    {
        var preferred = addresses.Count switch
        {
            0 => AddressFamily.Unspecified,
            _ => addresses[0].AddressFamily,
        };
        var families = addresses.ToLookup(address => address.AddressFamily == preferred);
        var first = families[true].Select(static (address, rank) => (address, Place: 2 * rank));
        var second = families[false].Select(static (address, rank) => (address, Place: (2 * rank) + 1));
        var all = first.Concat(second).OrderBy(static entry => entry.Place).Select(static entry => entry.address);
        return [.. all.Take(MaxAddresses)];
    }
}
