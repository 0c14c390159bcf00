using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Loading.Docker;

/// <summary>TLS as docker's own client has it: <c>ca.pem</c> alone is trusted, and <c>cert.pem</c> with <c>key.pem</c>
/// is shown.</summary>
/// <remarks>docs.docker.com/engine/security/protect-access.</remarks>
internal static class DockerTls
{
    public static async Task<Stream> AuthenticateAsync(
        Stream connection, string host, string directory, CancellationToken cancellationToken)
    {
        var tls = new SslStream(connection);
        try
        {
            await tls.AuthenticateAsClientAsync(Options(host, directory), cancellationToken).ConfigureAwait(false);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static SslClientAuthenticationOptions Options(string host, string directory)
    {
        var policy = LocalChainPolicy.Create();
        var authorities = Path.Combine(directory, "ca.pem");
        if (File.Exists(authorities))
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(CertificateReader.Authorities([authorities]));
        }

        return new SslClientAuthenticationOptions
        {
            TargetHost = host,
            CertificateChainPolicy = policy,
            ClientCertificateContext = Certificate(directory),
        };
    }

    private static SslStreamCertificateContext? Certificate(string directory)
    {
        var certificate = Path.Combine(directory, "cert.pem");
        if (!File.Exists(certificate))
        {
            return null;
        }

        return CertificateReader.WithKey(new ClientCertificate(certificate, Path.Combine(directory, "key.pem")));
    }
}
