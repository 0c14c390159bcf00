using System.Collections.Concurrent;
using System.Net;

namespace RegistryPull.Transport.Proxies;

/// <summary>The credentials for a proxy. Records the schemes that the proxy offers: the framework shows them nowhere
/// else.</summary>
internal sealed class ProxySignIn(Func<Uri, string, NetworkCredential?> find) : ICredentials
{
    private readonly ConcurrentDictionary<string, bool> _offered = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The schemes that were offered so far, by name.</summary>
    public IReadOnlyList<string> Offered => [.. _offered.Keys.Order(StringComparer.Ordinal)];

    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        if (authType.Length > 0)
        {
            _offered.TryAdd(authType, true);
        }

        return find(uri, authType);
    }
}
