using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RegistryPull;

/// <summary>A server on the loopback interface that speaks TLS alone, by default with a certificate that nobody
/// trusts.</summary>
/// <remarks>It answers everything with 404, and drops who speaks plainly.</remarks>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SslServerAuthenticationOptions _shown;
    private readonly Task _serving;
    private int _answered;
    private int _refused;

    public TlsServer()
        : this(SelfSigned())
    {
    }

    /// <param name="certificate">What it shows, with its key.</param>
    /// <param name="issuers">What it sends along.</param>
    public TlsServer(X509Certificate2 certificate, params X509Certificate2[] issuers)
    {
        _shown = new()
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, [.. issuers], offline: true),
        };
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Host => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>How many requests came through TLS.</summary>
    public int Answered => _answered;

    /// <summary>How many connections did not come through TLS.</summary>
    public int Refused => _refused;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=nobody", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var tls = new SslStream(client.GetStream());
            try
            {
                await tls.AuthenticateAsServerAsync(_shown);
                await AnswerAsync(tls);
            }
            catch (Exception error) when (error is AuthenticationException or IOException)
            {
                // Who speaks plainly is dropped.
                _refused++;
            }
        }
    }

    private async Task AnswerAsync(SslStream tls)
    {
        using var reader = new StreamReader(tls, leaveOpen: true);
        if (await reader.ReadLineAsync() is null)
        {
            return;
        }

        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        _answered++;
        await tls.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        await tls.ShutdownAsync();
    }
}
