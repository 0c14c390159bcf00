using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace RegistryPull.Transport.Trust;

/// <summary>The one place that decides about TLS with a host.</summary>
/// <remarks>
/// <code>
/// setting                                   | holds for
/// ------------------------------------------+------------------------------------------------------------------
/// --ca-file                                 | every host of the run, proxies too
/// --insecure, skip_verify, insecure = true  | that registry or mirror, and the hosts that it refers to
/// insecure-registries                       | the same, and a host that is listed wherever it turns up
/// certs.d/HOST[:PORT], hosts.toml's ca      | that host and port
/// --cert-file, hosts.toml's client          | that host and port
/// </code>
/// </remarks>
internal sealed class TrustPolicy(RegistryPullOptions options, IConfiguredTrust configuration)
{
    private readonly ConcurrentDictionary<(string Authority, TlsSettings Said), TlsSettings> _decided = new();

    /// <summary>Files of authorities that are trusted for every host, proxies too.</summary>
    public ImmutableArray<string> SharedAuthorities { get; } = options.CaFile is null ? [] : [options.CaFile];

    /// <summary>Decides.</summary>
    /// <param name="uri">Where a connection leads.</param>
    /// <param name="requested">The settings that the request brings along.</param>
    public TlsSettings For(Uri uri, TlsSettings requested) =>
        _decided.GetOrAdd((uri.Authority, requested), _ => Decide(uri, requested));

    private TlsSettings Decide(Uri uri, TlsSettings requested)
    {
        var filed = configuration.Find(uri);
        ImmutableArray<string> authorities = [.. SharedAuthorities, .. requested.Authorities, .. filed.Authorities];
        return new TlsSettings
        {
            InsecureOrigin = requested.InsecureOrigin
                ?? filed.InsecureOrigin
                ?? WhyLoopbackIsInsecure(uri, authorities),
            Authorities = authorities,
            Client = requested.Client ?? filed.Client,
        };
    }

    // As in docker, this machine itself needs no certificate. A configured authority applies all the same.
    private static string? WhyLoopbackIsInsecure(Uri uri, ImmutableArray<string> authorities)
    {
        if (uri.IsLoopback && authorities.IsEmpty)
        {
            return "it is on this machine";
        }

        return null;
    }
}
