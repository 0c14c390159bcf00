using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

[TestFixture]
[Needs("docker-registry", "skopeo", "podman", Root = true)]
internal sealed class PodmanLoadTests : RealPartsTests
{
    [TestCase("docker")]
    [TestCase("oci-archive")]
    public async Task Load_OneImage_HasItsIdAndDigest(string format)
    {
        using var podman = new RealPodman();
        var fixture = Fixture.Image(new ImageRecipe { Seed = 20 });
        var reference = await Registry.PushAsync("team/podman:1", fixture);
        var archive = await Regpull.PullAsync(Workspace, format, reference);

        (await podman.RunAsync("load", "--input", archive)).Succeeded();

        Assert.That(
            await podman.InspectAsync(reference), Is.EqualTo((ImageId(fixture), fixture.Root.Digest.ToString())));
    }

    [Test]
    public async Task Load_SeveralImages_HasAll()
    {
        using var podman = new RealPodman();
        var (first, second) = (
            Fixture.Image(new ImageRecipe { Seed = 21 }), Fixture.Image(new ImageRecipe { Seed = 22 }));
        string[] references =
            [await Registry.PushAsync("team/c:1", first), await Registry.PushAsync("team/d:2", second)];
        var archive = await Regpull.PullAsync(Workspace, "docker", references);

        (await podman.RunAsync("load", "--input", archive)).Succeeded();

        Assert.That((await podman.InspectAsync(references[0])).Id, Is.EqualTo(ImageId(first)));
        Assert.That((await podman.InspectAsync(references[1])).Id, Is.EqualTo(ImageId(second)));
    }
}
