using RegistryPull.Testing;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>nginx as a cloud registry: a registry, its token server and its blob store, each with a name and a
/// certificate.</summary>
/// <remarks>The registry wants a token, and redirects for blobs to the store, which has the registry's own
/// files.</remarks>
internal sealed class RealCloud : IAsyncDisposable
{
    public const string RegistryName = "registry.cloud.example";
    public const string TokensName = "auth.cloud.example";
    public const string StoreName = "cdn.cloud.example";

    private readonly Workspace _workspace = new();
    private readonly FakeAuthority _authority = new("Cloud Root");
    private readonly RealTokens _tokens = new(givesIdentityTokens: false);
    private readonly ReservedPort _port = new();
    private Daemon? _daemon;

    public int Port => _port.Number;

    /// <summary>The certificate of the authority that the proxies of the world trust.</summary>
    public string AuthorityPem => _authority.Pem;

    /// <summary>The hosts that were asked, a line for each request: <c>NAME STATUS PATH</c>.</summary>
    public IReadOnlyList<string> Asked => File.ReadAllLines(_workspace.PathOf("access.log"));

    public static async Task<RealCloud> StartAsync(RealRegistry registry)
    {
        var cloud = new RealCloud();
        foreach (var name in new[] { RegistryName, TokensName, StoreName })
        {
            cloud.Issue(name);
        }

        cloud._workspace.Write("nginx.conf", cloud.Config(registry));
        cloud._daemon = await Daemon.StartAsync(cloud._workspace, cloud._port.IsListenedOnAsync, "nginx",
            "-p", cloud._workspace.Root, "-c", cloud._workspace.PathOf("nginx.conf"), "-e", cloud._workspace.PathOf("error.log"));
        return cloud;
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon!.DisposeAsync();
        _port.Dispose();
        _tokens.Dispose();
        _authority.Dispose();
        _workspace.Dispose();
    }

    private void Issue(string name)
    {
        using var certificate = _authority.Issue(name);
        using var key = System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(
            certificate)!;
        _workspace.Write($"{name}.pem", certificate.ExportCertificatePem() + "\n");
        _workspace.Write($"{name}.key", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private string Config(RealRegistry registry) => $$"""
        daemon off;
        worker_processes 1;
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        pid {{_workspace.PathOf("pid")}};
        events { }
        http {
            log_format what '$server_name $status $uri';
            access_log {{_workspace.PathOf("access.log")}} what;
            client_body_temp_path {{_workspace.PathOf("body")}};
            proxy_temp_path {{_workspace.PathOf("proxy")}};
            fastcgi_temp_path {{_workspace.PathOf("fastcgi")}};
            uwsgi_temp_path {{_workspace.PathOf("uwsgi")}};
            scgi_temp_path {{_workspace.PathOf("scgi")}};
            {{Server(RegistryName, $$"""
                error_page 401 = @challenge;
                location @challenge {
                    add_header WWW-Authenticate 'Bearer realm="https://{{TokensName}}:{{Port}}/token",service="{{RealTokens.Service}}"' always;
                    return 401;
                }
                location / {
                    if ($http_authorization !~ "^Bearer ") { return 401; }
                    proxy_pass http://{{registry.Host}};
                    proxy_set_header Host $http_host;
                }
                location ~ ^/v2/.+/blobs/ {
                    if ($http_authorization !~ "^Bearer ") { return 401; }
                    return 307 https://{{StoreName}}:{{Port}}$request_uri;
                }
                """)}}
            {{Server(TokensName, $"location / {{ proxy_pass {_tokens.Realm.GetLeftPart(UriPartial.Authority)}; }}")}}
            {{Server(StoreName, $$"""
                location ~ "^/v2/.+/blobs/sha256:(..)(.+)$" {
                    alias {{registry.Storage}}/docker/registry/v2/blobs/sha256/$1/$1$2/data;
                }
                """)}}
        }
        """;

    private string Server(string name, string locations) => $$"""
        server {
            listen 127.0.0.1:{{Port}} ssl;
            server_name {{name}};
            ssl_certificate {{_workspace.PathOf($"{name}.pem")}};
            ssl_certificate_key {{_workspace.PathOf($"{name}.key")}};
            {{locations}}
        }
        """;
}
