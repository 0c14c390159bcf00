using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>nginx with a company's certificate in front of the registry.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "nginx")]
internal sealed class PrivateAuthorityTests : RealPartsTests
{
    [Test]
    public async Task Pull_WithTheAuthority_IsLetIn()
    {
        await using var nginx = await RealNginx.StartAsync(Registry);

        (await PullAsync(nginx, "--ca-file", nginx.CaFile)).Succeeded();
    }

    [Test]
    public async Task Pull_WithAnotherAuthority_ExitsWith5AndSaysWhoIssuedIt()
    {
        await using var nginx = await RealNginx.StartAsync(Registry);
        using var stranger = new FakeAuthority("Stranger Root");

        var pulled = await PullAsync(nginx, "--ca-file", Workspace.Write("stranger.pem", stranger.Pem));

        Assert.That(pulled.ExitCode, Is.EqualTo(5));
        Assert.That(pulled.Error, Does.Contain("(127.0.0.1 → Example Corp Root)").And.Contain(nginx.Host)
            .And.Contain($"add its authority to {Workspace.PathOf("stranger.pem")}"));
    }

    [Test]
    public async Task Pull_WithTheCertificateThatIsAskedFor_IsLetIn()
    {
        await using var nginx = await RealNginx.StartAsync(Registry, wantsClient: true);
        var (certificate, key) = nginx.Issue("client", "robot");

        (await PullAsync(nginx, "--ca-file", nginx.CaFile, "--cert-file", certificate, "--key-file", key)).Succeeded();
    }

    [Test]
    public async Task Pull_WithWhatIsFiledForTheHost_IsLetIn()
    {
        await using var nginx = await RealNginx.StartAsync(Registry, wantsClient: true);
        var (certificate, key) = nginx.Issue("client", "robot");
        var folder = Workspace.FolderOf($".config/containers/certs.d/{nginx.Host}");
        File.Copy(nginx.CaFile, Path.Combine(folder, "ca.crt"));
        File.Copy(certificate, Path.Combine(folder, "client.cert"));
        File.Copy(key, Path.Combine(folder, "client.key"));

        (await PullAsync(nginx)).Succeeded();
    }

    [Test]
    public async Task Pull_WithoutTheCertificateThatIsAskedFor_SaysWhichOption()
    {
        await using var nginx = await RealNginx.StartAsync(Registry, wantsClient: true);

        var pulled = await PullAsync(nginx, "--ca-file", nginx.CaFile);

        Assert.That(pulled.ExitCode, Is.EqualTo(5));
        Assert.That(pulled.Error, Does.Contain("--cert-file"));
    }

    private async Task<ProgramResult> PullAsync(RealNginx nginx, params IEnumerable<string> options)
    {
        await Registry.PushAsync("team/app:1", Fixture.Image());
        return await Nobody.RunAsync(
            Workspace, ["pull", $"{nginx.Host}/team/app:1", "--output", Workspace.PathOf("out.tar"), .. options]);
    }
}
