using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>A company's squid opens TLS to a registry, its token server and its blob store; the person has the
/// company's authority as a file.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "nginx", "squid", InterceptingSquid.CertificateGenerator)]
internal sealed class InterceptionTests : RealPartsTests
{
    private RealCloud _cloud = null!;
    private InterceptingSquid _squid = null!;

    [OneTimeSetUp]
    public async Task StartProxy()
    {
        _cloud = await RealCloud.StartAsync(Registry);
        _squid = await InterceptingSquid.StartAsync(
            [RealCloud.RegistryName, RealCloud.TokensName, RealCloud.StoreName], _cloud.AuthorityPem);
        await Registry.PushAsync("team/app:1", Fixture.Image());
    }

    [OneTimeTearDown]
    public async Task StopProxy()
    {
        await _squid.DisposeAsync();
        await _cloud.DisposeAsync();
    }

    [Test]
    public async Task Pull_WithTheCompanysAuthority_GoesThroughToEveryHost()
    {
        (await PullAsync("--ca-file", _squid.CaFile)).Succeeded();

        // nginx writes a line after its answer.
        Assert.That(() => _cloud.Asked, (Has.Some.StartsWith($"{RealCloud.RegistryName} 200 /v2/team/app/manifests/")
            .And.Some.StartsWith($"{RealCloud.TokensName} 200 /token")
            .And.Some.StartsWith($"{RealCloud.StoreName} 200 /v2/team/app/blobs/")).After(60).Seconds.PollEvery(50).MilliSeconds);
    }

    [Test]
    public async Task Pull_WithoutIt_ExitsWith5AndSaysWhoIssuedTheCertificate()
    {
        var pulled = await PullAsync();

        Assert.That(pulled.ExitCode, Is.EqualTo(5));
        Assert.That(
            pulled.Error,
            Does.Contain($"the certificate of the registry {RealCloud.RegistryName}:{_cloud.Port} is not trusted")
                .And.Contain("Company Inspection Root").And.Contain("--ca-file FILE"));
    }

    [Test]
    public async Task Pull_WithTheAuthorityFiledForTheRegistryAlone_NamesTheHostThatIsMissing()
    {
        var folder = Workspace.FolderOf($".config/docker/certs.d/{RealCloud.RegistryName}:{_cloud.Port}");
        File.Copy(_squid.CaFile, Path.Combine(folder, "ca.crt"));

        var pulled = await PullAsync();

        Assert.That(pulled.ExitCode, Is.EqualTo(5));
        Assert.That(
            pulled.Error,
            Does.Contain($"the certificate of the token server {RealCloud.TokensName}:{_cloud.Port} is not trusted"));
    }

    private Task<ProgramResult> PullAsync(params IEnumerable<string> options) => Nobody.RunAsync(
        Workspace,
        [
            "pull", $"{RealCloud.RegistryName}:{_cloud.Port}/team/app:1", "--output", Workspace.PathOf("out.tar"),
            .. options,
        ],
        ("HTTPS_PROXY", $"http://{_squid.Host}"), ("REGPULL_USERNAME", RealRegistry.User),
        ("REGPULL_PASSWORD", RealRegistry.Password));
}
