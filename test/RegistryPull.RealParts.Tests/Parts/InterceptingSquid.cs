using System.Net.Sockets;
using RegistryPull.Testing;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>squid as companies run it: it opens TLS, and shows every host's name with a certificate of the company's authority.</summary>
/// <remarks>ssl-bump needs squid with OpenSSL: Debian's package squid-openssl.</remarks>
internal sealed class InterceptingSquid : IAsyncDisposable
{
    public const string CertificateGenerator = "/usr/lib/squid/security_file_certgen";

    private readonly Workspace _workspace = new();
    private readonly FakeAuthority _company = new("Company Inspection Root");
    private readonly int _port = FreePort.Find();
    private Daemon? _daemon;

    public string Host => $"127.0.0.1:{_port}";

    /// <summary>The company's authority, the one file that a person has.</summary>
    public string CaFile => _workspace.PathOf("company.pem");

    /// <param name="names">Names of the loopback interface that this proxy alone knows.</param>
    /// <param name="authorityPem">The authority by which it trusts the hosts behind it.</param>
    public static async Task<InterceptingSquid> StartAsync(IEnumerable<string> names, string authorityPem)
    {
        var squid = new InterceptingSquid();
        squid._workspace.Write("hosts", $"127.0.0.1 {string.Join(' ', names)}\n");
        squid._workspace.Write("outside.pem", authorityPem);
        squid._workspace.Write("company.pem", squid._company.Pem);
        squid._workspace.Write("company-with-key.pem", squid._company.Pem + squid._company.KeyPem);
        var config = squid._workspace.Write("squid.conf", squid.Config());
        (await ProgramRun.RunAsync(CertificateGenerator, "-c", "-s", squid.Database, "-M", "4MB")).Succeeded();

        // It leaves root's rights behind, and must still read and write its files.
        (await ProgramRun.RunAsync("chmod", "-R", "a+rwX", squid._workspace.Root)).Succeeded();
        squid._daemon = await Daemon.StartAsync(squid._workspace, squid.AnswersAsync, "squid", "--foreground", "-f", config);
        return squid;
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon!.DisposeAsync();
        _company.Dispose();
        _workspace.Dispose();
    }

    private string Database => _workspace.PathOf("certificates");

    private string Config() => $"""
        http_port {Host} ssl-bump generate-host-certificates=on dynamic_cert_mem_cache_size=4MB tls-cert={_workspace.PathOf("company-with-key.pem")}
        sslcrtd_program {CertificateGenerator} -s {Database} -M 4MB
        sslcrtd_children 2 startup=1
        tls_outgoing_options cafile={_workspace.PathOf("outside.pem")}
        ssl_bump bump all
        hosts_file {_workspace.PathOf("hosts")}
        http_access allow all
        pid_filename {_workspace.PathOf("pid")}
        cache_log {_workspace.PathOf("cache.log")}
        access_log none
        cache deny all
        shutdown_lifetime 0 seconds
        max_filedescriptors 1024
        """;

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
