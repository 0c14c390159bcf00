using System.Collections.Concurrent;
using System.Collections.Immutable;
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

    /// <summary>Why any certificate of a host will do; null when it must be one that is trusted.</summary>
    public string? WhyInsecure(Uri uri, TlsSettings said) => WhyInsecure(uri, said, said.Authorities.AddRange(folders.Find(uri).Authorities));

    private TlsSettings Decide(Uri uri, TlsSettings said)
    {
        var filed = folders.Find(uri);
        var authorities = said.Authorities.AddRange(filed.Authorities);

        return new TlsSettings
        {
            Insecure = WhyInsecure(uri, said, authorities) is not null,
            Authorities = authorities,
            Client = said.Client ?? filed.Client,
        };
    }

    // As docker has it, this very machine needs no certificate; unless somebody took the trouble to say whose is the right one.
    private string? WhyInsecure(Uri uri, TlsSettings said, ImmutableArray<string> authorities) => said.Insecure ? "--insecure"
        : configuration.Insecure.FileOf(uri) is { } file ? $"insecure-registries in {file}"
        : uri.IsLoopback && authorities.IsEmpty ? "it is on this machine"
        : null;
}
