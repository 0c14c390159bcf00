using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>Engines pull from archives that are served.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "dockerd", "containerd", "docker", "podman", "ctr", Root = true)]
internal sealed class ServeTests : RealPartsTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Seed = 821, Layers = 3 });

    [Test]
    public async Task Serve_AsAMirrorOfDockerHub_KeepsTheDigestInDocker()
    {
        await using var served = await ServeAsync("docker.io/team/served:1");
        await using var docker = await RealDocker.StartAsync($$"""{ "registry-mirrors": ["{{served.Address}}"] }""");

        (await docker.RunAsync("pull", "--quiet", $"team/served@{Image.Root.Digest}")).Succeeded();
        (await docker.RunAsync("pull", "--quiet", "team/served:1")).Succeeded();

        Assert.That(await docker.ImageIdAsync("team/served:1"), Is.EqualTo(ImageId(Image)));
        var digests = await docker.RunAsync("image", "inspect", "--format", "{{.RepoDigests}}", "team/served:1");
        Assert.That(digests.Succeeded(), Does.Contain($"team/served@{Image.Root.Digest}"));
    }

    [Test]
    public async Task Serve_ByItsAddress_IsPulledByDockerAndPodman()
    {
        await using var served = await ServeAsync("quay.io/team/served:2");
        await using var docker = await RealDocker.StartAsync();
        using var podman = new RealPodman();
        var name = $"{served.Host}/quay.io/team/served:2";

        (await docker.RunAsync("pull", "--quiet", name)).Succeeded();
        (await podman.RunAsync("pull", "--quiet", "--tls-verify=false", name)).Succeeded();

        Assert.That(await docker.ImageIdAsync(name), Is.EqualTo(ImageId(Image)));
        Assert.That(await podman.InspectAsync(name), Is.EqualTo((ImageId(Image), Image.Root.Digest.ToString())));
    }

    [Test]
    public async Task Serve_ToContainerd_AnswersForTheRegistryOfTheNamespace()
    {
        await using var served = await ServeAsync("docker.io/team/served:3");
        await using var containerd = await RealContainerd.StartAsync();
        var hosts = Path.Combine(Workspace.FolderOf("certs.d/docker.io"), "hosts.toml");
        var lines = served.Configuration.SkipWhile(
            static line => !line.StartsWith("# containerd", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(hosts, lines);

        var pulled = await containerd.RunAsync(
            "image", "pull", "--snapshotter=native", "--hosts-dir", Workspace.PathOf("certs.d"),
            "docker.io/team/served:3");

        pulled.Succeeded();
        Assert.That(await containerd.ListAsync("docker.io/team/served:3"), Does.Contain(Image.Root.Digest.ToString()));
    }

    [Test]
    public async Task Serve_Interrupted_EndsWithZero()
    {
        await using var served = await ServeAsync("docker.io/team/served:4");

        Assert.That(await served.InterruptAsync(), Is.Zero);
    }

    private async Task<RegpullServer> ServeAsync(string name)
    {
        var reference = await Registry.PushAsync("team/served:1", Image);
        var archive = await Regpull.PullAsync(Workspace, "docker", reference, "--tag", name);
        return await RegpullServer.StartAsync(archive);
    }
}
