using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

[TestFixture]
[Needs("docker-registry", "skopeo", "containerd", "ctr", Root = true)]
internal sealed class ContainerdImportTests : RealPartsTests
{
    private RealContainerd _containerd = null!;

    [OneTimeSetUp]
    public async Task StartContainerd() => _containerd = await RealContainerd.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopContainerd() => _containerd?.DisposeAsync() ?? default;

    [TestCase("docker", 30)]
    [TestCase("oci-archive", 31)]
    public async Task Import_OneImage_KeepsItsNameAndDigest(string format, int seed)
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = seed });
        var reference = await Registry.PushAsync($"team/{format}:1", fixture);
        var archive = await Regpull.PullAsync(Workspace, format, reference);

        (await _containerd.ImportAsync(archive)).Succeeded();

        Assert.That(await _containerd.ListAsync(reference), Does.Contain(fixture.Root.Digest.ToString()));
    }

    [Test]
    public async Task Import_WholeIndex_KeepsTheIndex()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"], seed: 32);
        var reference = await Registry.PushAsync("team/index:1", fixture);
        var archive = await Regpull.PullAsync(Workspace, "oci-archive", reference, "--platform", "all");

        (await _containerd.ImportAsync(archive, "--all-platforms", "--no-unpack")).Succeeded();

        Assert.That(await _containerd.ListAsync(reference), Does.Contain(fixture.Root.Digest.ToString()));
    }
}
