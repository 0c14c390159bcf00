using System.Collections.Immutable;
using System.Net;

namespace RegistryPull.Configuration;

/// <summary>docker's <c>insecure-registries</c>: <c>host</c>, <c>host:port</c>, or a network in CIDR.</summary>
/// <remarks>A network matches literal addresses only. docker resolves names as well, which would trust the DNS server
/// in place of a certificate.</remarks>
internal sealed class InsecureRegistries(ImmutableArray<(string Entry, string File)> entries)
{
    public static InsecureRegistries None { get; } = new([]);

    public bool Contains(Uri uri) => FileOf(uri) is not null;

    /// <summary>The setting and file that list a registry, for messages; null for none.</summary>
    public string? OriginOf(Uri uri) => FileOf(uri) switch
    {
        { } file => $"insecure-registries in {file}",
        _ => null,
    };

    private string? FileOf(Uri uri) => entries.FirstOrDefault(pair => Covers(pair.Entry, uri)).File;

    private static bool Covers(string entry, Uri uri)
    {
        if (IPNetwork.TryParse(entry, out var network))
        {
            return IPAddress.TryParse(uri.IdnHost, out var address) && network.Contains(address);
        }

        return Names(entry, uri);
    }

    private static bool Names(string entry, Uri uri) =>
        string.Equals(entry, $"{uri.Host}:{uri.Port}", StringComparison.OrdinalIgnoreCase)
        || (uri.IsDefaultPort && string.Equals(entry, uri.Host, StringComparison.OrdinalIgnoreCase));
}
