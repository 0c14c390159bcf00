using System.Net;
using System.Net.Sockets;

namespace RegistryPull.Registries.Authentication;

/// <summary>Recognises the addresses of this machine and of private networks.</summary>
/// <remarks>RFC 1918, RFC 6598, RFC 3927, RFC 4193 and RFC 4291, and the unspecified addresses.</remarks>
internal static class PrivateAddress
{
    public static bool Contains(IPAddress address)
    {
        var plain = address;
        if (address.IsIPv4MappedToIPv6)
        {
            plain = address.MapToIPv4();
        }

        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return plain.IsIPv6LinkLocal || plain.IsIPv6UniqueLocal || plain.IsIPv6SiteLocal
                || plain.Equals(IPAddress.IPv6Any) || IPAddress.IsLoopback(plain);
        }

        return plain.GetAddressBytes()
            is [10 or 0 or 127, ..]
                or [172, >= 16 and <= 31, ..]
                or [192, 168, ..]
                or [169, 254, ..]
                or [100, >= 64 and <= 127, ..];
    }
}
