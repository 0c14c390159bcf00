using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace RegistryPull.Cli.Serving;

/// <summary>Serves a registry over HTTP by Kestrel, without the rest of ASP.NET Core.</summary>
/// <remarks>See docs/decisions/0070-kestrel-alone-serves.md.</remarks>
internal sealed class RegistryHost : IAsyncDisposable
{
    private const int MaxConnections = 256;
    private const int MaxHeaders = 64;
    private const int MaxHeaderBytes = 16 * 1024;
    private const int MaxRequestLine = 4 * 1024;

    private readonly ServiceProvider _services;
    private readonly IServer _server;

    private RegistryHost(ServiceProvider services, ListenAddress address) =>
        (_services, _server, Address) = (services, services.GetRequiredService<IServer>(), address);

    /// <summary>Gets where it listens. The system chooses a port where 0 was asked for.</summary>
    public ListenAddress Address { get; private set; }

    /// <summary>Gets the name of this machine in its network.</summary>
    public static string MachineName => Dns.GetHostName();

    /// <summary>Starts to listen.</summary>
    /// <param name="registry">What is served.</param>
    /// <param name="address">Where to listen.</param>
    /// <param name="certificate">The certificate of the server; null for plain http.</param>
    /// <param name="detail">Gets a line for each request.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running server; its disposal ends it.</returns>
    /// <exception cref="OutputException">The address cannot be listened on.</exception>
    public static async Task<RegistryHost> StartAsync(
        ArchiveRegistry registry, ListenAddress address, SslStreamCertificateContext? certificate,
        Action<string> detail, CancellationToken cancellationToken)
    {
        var host = new RegistryHost(CreateServices(address, certificate), address);
        try
        {
            await host._server
                .StartAsync(new RegistryApplication(registry, detail), cancellationToken)
                .ConfigureAwait(false);
            host.Address = address.WithPort(host.ReadPort());
            return host;
        }
        catch (Exception error) when (error is IOException or SocketException or AddressInUseException)
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw new OutputException($"cannot listen on {address}: {Reason(error)} (--listen)", error);
        }
    }

    /// <summary>Ends the server. Responses that are on their way are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
    }

    private int ReadPort()
    {
        var addresses = _server.Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Uri(addresses.Single()).Port;
    }

    private static ServiceProvider CreateServices(ListenAddress address, SslStreamCertificateContext? certificate)
    {
        var services = new ServiceCollection().AddLogging().AddMetrics();
        services.AddSingleton<DiagnosticSource>(new DiagnosticListener(nameof(RegistryHost)));
        new KestrelRegistration(services).UseKestrelCore();
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxConcurrentConnections = MaxConnections;
            options.Limits.MaxRequestBodySize = 0;
            options.Limits.MaxRequestHeaderCount = MaxHeaders;
            options.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
            options.Limits.MaxRequestLineSize = MaxRequestLine;
            options.Listen(address.EndPoint, listen => Configure(listen, certificate));
        });
        return services.BuildServiceProvider();
    }

    // HTTP/1.1 alone: what pulls images opens several connections, and each is then limited by itself.
    private static void Configure(ListenOptions listen, SslStreamCertificateContext? certificate)
    {
        listen.Protocols = HttpProtocols.Http1;
        if (certificate is null)
        {
            return;
        }

        var handshake = new SslServerAuthenticationOptions { ServerCertificateContext = certificate };
        listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(handshake) });
    }

    private static string Reason(Exception? error) => error switch
    {
        null => "the system refuses it",
        AddressInUseException => "another program listens there",
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => "another program listens there",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            "this machine does not have the address",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "ports below 1024 need administrator rights",
        _ => Reason(error.InnerException),
    };
}
