using System.Collections.Immutable;
using System.Net;

namespace RegistryPull.Transport.Proxies;

/// <summary><c>NO_PROXY</c> as Go and curl read it: <c>example.com</c> covers its subdomains; <c>.example.com</c>,
/// <c>host:port</c>, addresses, CIDR and <c>*</c> work.</summary>
/// <remarks>The framework's own reading knows exact names and <c>.suffix</c> alone, and sends this very machine to the
/// proxy.</remarks>
internal sealed class NoProxyList(string? text)
{
    private const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private readonly ImmutableArray<string> _entries = [.. (text ?? "").ToLowerInvariant().Split([',', ' '], Trimmed)];

    /// <summary>Whether an address is reached without a proxy. This machine always is.</summary>
    public bool Contains(Uri uri) => uri.IsLoopback || Find(uri) is not null;

    /// <summary>The entry that an address is reached without a proxy for; null for none.</summary>
    public string? Find(Uri uri)
    {
        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        IPAddress? address = null;
        if (IPAddress.TryParse(host, out var parsed))
        {
            address = parsed;
        }

        return _entries.FirstOrDefault(entry => Matches(entry, host, address, uri.Port));
    }

    private static bool Matches(string entry, string host, IPAddress? address, int port)
    {
        if (entry == "*")
        {
            return true;
        }

        if (address is not null && IPNetwork.TryParse(entry, out var network))
        {
            return network.Contains(address);
        }

        var (name, onlyPort) = SplitPort(entry);
        if (onlyPort is not null && onlyPort != port)
        {
            return false;
        }

        if (address is not null)
        {
            return IPAddress.TryParse(name.Trim('[', ']'), out var same) && same.Equals(address);
        }

        var domain = name;
        if (name.StartsWith("*.", StringComparison.Ordinal))
        {
            domain = name[1..];
        }

        return Covers(domain, host);
    }

    private static bool Covers(string name, string host)
    {
        var bare = name.TrimStart('.');
        return bare.Length > 0 && (host == bare || host.EndsWith("." + bare, StringComparison.Ordinal));
    }

    // An IPv6 address is full of colons; only one in brackets can have a port.
    private static (string Name, int? Port) SplitPort(string entry)
    {
        var colon = entry.LastIndexOf(':');
        var isPort = colon > 0 && (entry.IndexOf(':', StringComparison.Ordinal) == colon || entry[colon - 1] == ']');
        if (isPort && int.TryParse(entry.AsSpan(colon + 1), out var port))
        {
            return (entry[..colon], port);
        }

        return (entry, null);
    }
}
