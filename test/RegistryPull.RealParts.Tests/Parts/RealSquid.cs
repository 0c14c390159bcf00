namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>A proxy that knows names that nobody else does and lets in one user.</summary>
internal sealed class RealSquid : IAsyncDisposable
{
    /// <summary>The user as an address has it.</summary>
    public const string SignIn = "ann:s3cret@";

    // openssl passwd -apr1.
    private const string Users = "ann:$apr1$12345678$1SnGMP2YoEXzj3WukKVJH1\n";

    private readonly SquidProcess _squid = new();

    public string Host => _squid.Host;

    /// <param name="name">A name of the loopback interface that this proxy alone knows.</param>
    /// <param name="port">The one port that it lets through to.</param>
    public static async Task<RealSquid> StartAsync(string name, int port)
    {
        var squid = new RealSquid();
        await squid._squid.StartAsync([name], squid.Rules(port));
        return squid;
    }

    public ValueTask DisposeAsync() => _squid.DisposeAsync();

    private string Rules(int port) => $"""
        http_port {Host}
        auth_param basic program /usr/lib/squid/basic_ncsa_auth {_squid.Workspace.Write("users", Users)}
        auth_param basic realm proxy
        auth_param basic children 1
        acl known proxy_auth REQUIRED
        acl target port {port}
        http_access deny !known
        http_access allow target
        http_access deny all
        """;
}
