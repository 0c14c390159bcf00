using System.Net;
using System.Net.Sockets;

namespace RegistryPull.Registries.Authentication;

/// <summary>Whether a credential may go to the token server that a registry names. The rules stand in order; the first that applies decides.</summary>
internal static class RealmPolicy
{
    /// <summary>Judges a realm.</summary>
    /// <returns>Null when the credential may go there, else why not.</returns>
    public static string? Refusal(Uri registry, Uri realm)
    {
        // 1. The registry itself: it gets the credential with Basic anyway.
        if (realm.Authority == registry.Authority && realm.Scheme == registry.Scheme)
        {
            return null;
        }

        // 2. Names of this machine and its networks are not for a registry from outside to name.
        if (IsPrivate(realm) && !IsPrivate(registry))
        {
            return "it is an address of the private network, named by a registry outside of it";
        }

        // 3. This machine: nobody listens in between.
        if (realm.IsLoopback)
        {
            return null;
        }

        // 4. Everything else, only where nobody can listen.
        return realm.Scheme == Uri.UriSchemeHttps ? null : "it is not https";
    }

    private static bool IsPrivate(Uri uri) => uri.IsLoopback || (IPAddress.TryParse(uri.IdnHost, out var address) && IsPrivate(address));

    // RFC 1918, RFC 6598, RFC 3927, RFC 4193 and RFC 4291, and the unspecified addresses.
    private static bool IsPrivate(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return plain.IsIPv6LinkLocal || plain.IsIPv6UniqueLocal || plain.Equals(IPAddress.IPv6Any) || IPAddress.IsLoopback(plain);
        }

        return plain.GetAddressBytes() is [10 or 0 or 127, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..];
    }
}
