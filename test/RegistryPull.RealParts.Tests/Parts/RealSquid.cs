using System.Net.Sockets;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>squid on a free port of the loopback interface, which knows names that nobody else does and lets in one user.</summary>
internal sealed class RealSquid : IAsyncDisposable
{
    /// <summary>The user as an address has it.</summary>
    public const string SignIn = "ann:s3cret@";

    // openssl passwd -apr1.
    private const string Users = "ann:$apr1$12345678$1SnGMP2YoEXzj3WukKVJH1\n";

    private readonly Workspace _workspace = new();
    private readonly int _port = FreePort.Find();
    private Daemon? _daemon;

    public string Host => $"127.0.0.1:{_port}";

    /// <param name="name">A name of the loopback interface that this proxy alone knows.</param>
    /// <param name="port">The one port that it lets through to.</param>
    public static async Task<RealSquid> StartAsync(string name, int port)
    {
        var squid = new RealSquid();
        squid._workspace.Write("hosts", $"127.0.0.1 {name}\n");
        squid._workspace.Write("users", Users);
        var config = squid._workspace.Write("squid.conf", squid.Config(port));

        // It leaves root's rights behind, and must still read its files.
        (await ProgramRun.RunAsync("chmod", "-R", "a+rwX", squid._workspace.Root)).Succeeded();
        squid._daemon = await Daemon.StartAsync(squid._workspace, squid.AnswersAsync, "squid", "--foreground", "-f", config);
        return squid;
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon!.DisposeAsync();
        _workspace.Dispose();
    }

    private string Config(int port) => $"""
        http_port {Host}
        hosts_file {_workspace.PathOf("hosts")}
        auth_param basic program /usr/lib/squid/basic_ncsa_auth {_workspace.PathOf("users")}
        auth_param basic realm proxy
        auth_param basic children 1
        acl known proxy_auth REQUIRED
        acl target port {port}
        http_access deny !known
        http_access allow target
        http_access deny all
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
