using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>The doctor at nginx with a company's certificate, and through squid.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "nginx", "squid")]
internal sealed class DoctorTests : RealPartsTests
{
    [Test]
    public async Task Doctor_WithTheAuthority_FindsNothingWrong()
    {
        await using var nginx = await RealNginx.StartAsync(Registry);
        await Registry.PushAsync("team/app:1", Fixture.Image());

        var found =
            (await Nobody.RunAsync(Workspace, ["doctor", $"{nginx.Host}/team/app:1", "--ca-file", nginx.CaFile]))
                .Succeeded();

        Assert.That(found, Does.Match(@"(?m)^ok       tls .* TLS 1\.[23], 127\.0\.0\.1, issued by Example Corp Root, expires on \d{4}-\d\d-\d\d, trusted$")
            .And.Match($@"(?m)^ok       blob .* from {nginx.Host} itself$").And.Not.Contain("failed"));
    }

    [Test]
    public async Task Doctor_WithoutTheAuthority_ExitsWith5AndSaysWhatWouldTrustIt()
    {
        await using var nginx = await RealNginx.StartAsync(Registry, name: "registry.corp.example");
        await using var squid = await RealSquid.StartAsync("registry.corp.example", nginx.Port);

        var found = await Nobody.RunAsync(
            Workspace, ["doctor", $"registry.corp.example:{nginx.Port}", "-v"],
            ("HTTPS_PROXY", $"http://{RealSquid.SignIn}{squid.Host}"));

        Assert.That(found.ExitCode, Is.EqualTo(5));
        Assert.That(found.Output, Does.Match($@"(?m)^ok       proxy .* the proxy {squid.Host} \(HTTPS_PROXY\), with a user name$")
            .And.Match($@"(?m)^ok       tcp .* connected to the proxy {squid.Host}")
            .And.Match(@"(?m)^failed   tls .*\(registry\.corp\.example → Example Corp Root\): trust its authority with --ca-file"));
        Assert.That(found.Output + found.Error, Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Doctor_AProxyThatWantsASignIn_SaysSoWhereItShows()
    {
        await using var nginx = await RealNginx.StartAsync(Registry, name: "registry.corp.example");
        await using var squid = await RealSquid.StartAsync("registry.corp.example", nginx.Port);

        var found = await Nobody.RunAsync(
            Workspace, ["doctor", $"registry.corp.example:{nginx.Port}"], ("HTTPS_PROXY", $"http://{squid.Host}"));

        Assert.That(found.ExitCode, Is.EqualTo(5));
        Assert.That(found.Output, Does.Match(@"(?m)^failed   tls .* wants a sign-in \(407\) and offers Basic"));
    }
}
