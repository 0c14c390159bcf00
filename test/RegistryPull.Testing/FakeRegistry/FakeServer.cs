using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RegistryPull.Testing;

/// <summary>An HTTP/1.1 server in this process, on a free port of the loopback interface.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    public static async Task<FakeServer> StartAsync(RequestDelegate answer, FakeRegistryOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, options));
        builder.Services.Configure<HostOptions>(
            static options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new FakeServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions kestrel, FakeRegistryOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, 0, endpoint => Configure(endpoint, options));

        // A slow reader is a test, too.
        kestrel.Limits.MinResponseDataRate = null;
    }

    private static void Configure(ListenOptions endpoint, FakeRegistryOptions options)
    {
        endpoint.Protocols = HttpProtocols.Http1;
        if (options.Certificate is not null)
        {
            endpoint.UseHttps(options.Certificate, https =>
            {
                https.ClientCertificateMode = options.WantsClientCertificate ? ClientCertificateMode.RequireCertificate
                    : ClientCertificateMode.NoCertificate;
                https.AllowAnyClientCertificate();
                https.ServerCertificateChain = [.. options.CertificateChain];
            });
        }
    }
}
