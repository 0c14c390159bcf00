using RegistryPull.Testing;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>nginx on a free port of the loopback interface, with TLS in front of a registry.</summary>
internal sealed class RealNginx : IAsyncDisposable
{
    private readonly Workspace _workspace = new();
    private readonly FakeAuthority _authority = new();
    private readonly ReservedPort _port = new();
    private Daemon? _daemon;

    public int Port => _port.Number;

    public string Host => _port.Host;

    /// <summary>The file of the authority that issued its certificate, which no machine knows.</summary>
    public string CaFile => _workspace.PathOf("ca.pem");

    /// <param name="registry">Whom it stands in front of.</param>
    /// <param name="wantsClient">Whether it lets in none without a certificate of the same authority.</param>
    /// <param name="name">Whom its certificate is for.</param>
    /// <param name="rate">How fast it answers each request, as <c>limit_rate</c> has it; null for as fast as it
    /// can.</param>
    /// <param name="connections">How many requests at once it answers, the others with 503; null for all.</param>
    public static async Task<RealNginx> StartAsync(
        RealRegistry registry, bool wantsClient =
            false, string name = "127.0.0.1", string? rate = null, int? connections = null)
    {
        var nginx = new RealNginx();
        nginx._workspace.Write("ca.pem", nginx._authority.Pem);
        nginx.Issue("server", name);
        nginx._workspace.Write("nginx.conf", nginx.Config(registry, wantsClient, rate, connections));
        await nginx.StartAsync();
        return nginx;
    }

    /// <summary>Ends it when all requests have ended, and are in its logs.</summary>
    /// <returns>What it answered, a line each: <c>STATUS BYTES RANGE</c>, where the range is <c>-</c> for the whole.</returns>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        await EndAsync("QUIT");
        return await File.ReadAllLinesAsync(_workspace.PathOf("access.log"));
    }

    /// <summary>Ends it when all requests have ended, and starts it with an empty log.</summary>
    public async Task RestartAsync()
    {
        await EndAsync("QUIT");
        File.Delete(_workspace.PathOf("access.log"));
        await StartAsync();
    }

    /// <summary>What it was asked, a line each: <c>METHOD STATUS BYTES</c>. A line is written after its answer.</summary>
    public IReadOnlyList<string> Requests => File.ReadAllLines(_workspace.PathOf("requests.log"));

    /// <summary>Issues a certificate, in files.</summary>
    public (string Certificate, string Key) Issue(string file, string name)
    {
        using var certificate = _authority.Issue(name);
        using var key = System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(
            certificate)!;
        return (
            _workspace.Write($"{file}.pem", certificate.ExportCertificatePem() + "\n"),
            _workspace.Write($"{file}.key", key.ExportPkcs8PrivateKeyPem() + "\n"));
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync("TERM");
        _port.Dispose();
        _authority.Dispose();
        _workspace.Dispose();
    }

    private async Task StartAsync() => _daemon = await Daemon.StartAsync(_workspace, _port.IsListenedOnAsync, "nginx",
        "-p", _workspace.Root, "-c", _workspace.PathOf("nginx.conf"), "-e", _workspace.PathOf("error.log"));

    private async Task EndAsync(string signal)
    {
        if (_daemon is { } running)
        {
            _daemon = null;
            await running.EndAsync(signal);
        }
    }

    private string Config(RealRegistry registry, bool wantsClient, string? rate, int? connections) => $$"""
        # Bodies are kept in the workspace, which is for this user alone.
        user root;
        daemon off;
        worker_processes 1;
        pid {{_workspace.PathOf("pid")}};
        events { }
        http {
            log_format what '$status $body_bytes_sent $http_range';
            access_log {{_workspace.PathOf("access.log")}} what;
            log_format asked '$request_method $status $request_length';
            access_log {{_workspace.PathOf("requests.log")}} asked;
            limit_conn_zone $server_addr zone=all:1m;
            client_body_temp_path {{_workspace.PathOf("body")}};
            proxy_temp_path {{_workspace.PathOf("proxy")}};
            fastcgi_temp_path {{_workspace.PathOf("fastcgi")}};
            uwsgi_temp_path {{_workspace.PathOf("uwsgi")}};
            scgi_temp_path {{_workspace.PathOf("scgi")}};
            server {
                listen {{Host}} ssl;
                ssl_certificate {{_workspace.PathOf("server.pem")}};
                ssl_certificate_key {{_workspace.PathOf("server.key")}};
                {{(wantsClient ? $"ssl_client_certificate {CaFile}; ssl_verify_client on;" : "")}}
                location / {
                    {{(rate is null ? "" : $"limit_rate {rate};")}}
                    {{(connections is null ? "" : $"limit_conn all {connections};")}}
                    proxy_max_temp_file_size 0;
                    proxy_pass http://{{registry.Host}};
                    proxy_set_header Host $http_host;
                    proxy_set_header X-Forwarded-Proto https;
                }
            }
        }
        """;
}
