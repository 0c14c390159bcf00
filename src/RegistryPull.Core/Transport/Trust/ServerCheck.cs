using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace RegistryPull.Transport.Trust;

/// <summary>Judges the certificate of one host. What is refused is explained while its chain is at hand.</summary>
/// <param name="host">Whom the settings are for; null for anyone. A proxy on the way there is judged by the system's store alone.</param>
/// <param name="tls">The settings.</param>
/// <param name="time">The clock that certificates are read by.</param>
internal sealed class ServerCheck(string? host, TlsSettings tls, TimeProvider time)
{
    private readonly X509Certificate2Collection _authorities = CertificateReader.Authorities(tls.Authorities);

    /// <summary>The callback of a TLS connection.</summary>
    /// <exception cref="UntrustedCertificateException">It is not trusted.</exception>
    public bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var name = ((SslStream)sender).TargetHostName;
        var isMeant = host is null || string.Equals(host, name, StringComparison.OrdinalIgnoreCase);
        if (errors == SslPolicyErrors.None || (isMeant && tls.Insecure))
        {
            return true;
        }

        if (certificate is not X509Certificate2 shown || chain is null)
        {
            throw new UntrustedCertificateException("it shows none at all", isAuthorityUnknown: false);
        }

        using var known = isMeant && _authorities.Count > 0 ? Build(shown, chain) : null;
        var left = known is null || known.ChainStatus.Length > 0 ? errors : errors & ~SslPolicyErrors.RemoteCertificateChainErrors;
        return left == SslPolicyErrors.None ? true : throw new CertificateProblem(name, shown, known ?? chain, time).Explain(left);
    }

    // The system's roots were asked already, and said no.
    private X509Chain Build(X509Certificate2 shown, X509Chain asked)
    {
        var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.ExtraStore.AddRange(asked.ChainPolicy.ExtraStore);
        foreach (var purpose in asked.ChainPolicy.ApplicationPolicy)
        {
            chain.ChainPolicy.ApplicationPolicy.Add(purpose);
        }

        chain.Build(shown);
        return chain;
    }
}
