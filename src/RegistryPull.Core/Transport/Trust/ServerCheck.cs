using System.Collections.Immutable;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace RegistryPull.Transport.Trust;

/// <summary>Accepts or refuses the certificates that a pool of connections is shown, and explains a refusal.</summary>
/// <param name="host">The host that the settings are for; null for none. Any other name is a proxy on the way
/// there.</param>
/// <param name="tls">The settings of that host.</param>
/// <param name="shared">Files of authorities that are trusted for every host.</param>
/// <param name="time">The clock for messages.</param>
internal sealed class ServerCheck(string? host, TlsSettings tls, ImmutableArray<string> shared, TimeProvider time)
{
    private readonly TrustAnchors _own = new(tls.Authorities);
    private readonly TrustAnchors _shared = new(shared);

    /// <summary>The callback of a TLS connection.</summary>
    /// <exception cref="UntrustedCertificateException">The certificate is refused.</exception>
    public bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var name = ((SslStream)sender).TargetHostName;
        var isOwn = host is not null && string.Equals(host, name, StringComparison.OrdinalIgnoreCase);
        if (errors == SslPolicyErrors.None || (isOwn && tls.Insecure))
        {
            return true;
        }

        if (certificate is not X509Certificate2 shown || chain is null)
        {
            throw new UntrustedCertificateException("the server sent none") { Host = name };
        }

        return AcceptAnchored(new Shown(name, shown, chain, errors), isOwn ? _own : _shared);
    }

    // The system's roots did not accept it: they are asked first, so that they are never copied.
    private bool AcceptAnchored(Shown shown, TrustAnchors anchors)
    {
        using var known = BuildChain(shown, anchors);
        var isAnchored = known is not null && anchors.Accept(known);
        var left = isAnchored ? shown.Errors & ~SslPolicyErrors.RemoteCertificateChainErrors : shown.Errors;
        if (left == SslPolicyErrors.None)
        {
            return true;
        }

        var problem = new CertificateProblem(shown.Host, shown.Certificate, known ?? shown.Chain, time);
        throw problem.Explain(left, anchors.Files);
    }

    private static X509Chain? BuildChain(Shown shown, TrustAnchors anchors)
    {
        if (anchors.Files.IsEmpty)
        {
            return null;
        }

        return anchors.Build(shown.Certificate, shown.Chain);
    }

    private sealed record Shown(string Host, X509Certificate2 Certificate, X509Chain Chain, SslPolicyErrors Errors);
}
