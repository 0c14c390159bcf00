using System.Collections.Concurrent;
using RegistryPull.Configuration;

namespace RegistryPull.Transport.Trust;

/// <summary>The one place that says what TLS with a host takes. What an option allows, it allows its own host; files speak of the host and port that they are filed under.</summary>
internal sealed class TrustPolicy(CertificateFolders folders, IRegistryConfiguration configuration)
{
    private readonly ConcurrentDictionary<(string Authority, TlsSettings Said), TlsSettings> _decided = new();

    /// <summary>Decides.</summary>
    /// <param name="uri">Whom a connection is for.</param>
    /// <param name="said">What is already known of it: <see cref="TlsSettings.None"/> for the target of a redirect and the like.</param>
    public TlsSettings For(Uri uri, TlsSettings said) => _decided.GetOrAdd((uri.Authority, said), _ => Decide(uri, said));

    private TlsSettings Decide(Uri uri, TlsSettings said)
    {
        var filed = folders.Find(uri);
        var authorities = said.Authorities.AddRange(filed.Authorities);

        // As docker has it, this very machine needs no certificate; unless somebody took the trouble to say whose is the right one.
        return new TlsSettings
        {
            Insecure = said.Insecure || configuration.Insecure.Contains(uri) || (uri.IsLoopback && authorities.IsEmpty),
            Authorities = authorities,
            Client = said.Client ?? filed.Client,
        };
    }
}
