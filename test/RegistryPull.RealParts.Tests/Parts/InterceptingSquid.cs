using RegistryPull.Testing;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>squid as companies run it: it opens TLS, and shows every host's name with a certificate of the company's
/// authority.</summary>
/// <remarks>ssl-bump needs squid with OpenSSL: Debian's package squid-openssl.</remarks>
internal sealed class InterceptingSquid : IAsyncDisposable
{
    public const string CertificateGenerator = "/usr/lib/squid/security_file_certgen";

    private readonly FakeAuthority _company = new("Company Inspection Root");
    private readonly SquidProcess _squid = new();

    public string Host => _squid.Host;

    /// <summary>The company's authority, the one file that a person has.</summary>
    public string CaFile => _squid.Workspace.PathOf("company.pem");

    private string Database => _squid.Workspace.PathOf("certificates");

    /// <param name="names">Names of the loopback interface that this proxy alone knows.</param>
    /// <param name="authorityPem">The authority by which it trusts the hosts behind it.</param>
    public static async Task<InterceptingSquid> StartAsync(IEnumerable<string> names, string authorityPem)
    {
        var squid = new InterceptingSquid();
        (await ProgramRun.RunAsync(CertificateGenerator, "-c", "-s", squid.Database, "-M", "4MB")).Succeeded();
        await squid._squid.StartAsync(names, squid.Rules(authorityPem));
        return squid;
    }

    public async ValueTask DisposeAsync()
    {
        await _squid.DisposeAsync();
        _company.Dispose();
    }

    private string Rules(string authorityPem)
    {
        var files = _squid.Workspace;
        files.Write("company.pem", _company.Pem);
        var authority = files.Write("company-with-key.pem", _company.Pem + _company.KeyPem);
        return $"""
            http_port {Host} ssl-bump generate-host-certificates=on dynamic_cert_mem_cache_size=4MB tls-cert={authority}
            sslcrtd_program {CertificateGenerator} -s {Database} -M 4MB
            sslcrtd_children 2 startup=1
            tls_outgoing_options cafile={files.Write("outside.pem", authorityPem)}
            ssl_bump bump all
            http_access allow all
            """;
    }
}
