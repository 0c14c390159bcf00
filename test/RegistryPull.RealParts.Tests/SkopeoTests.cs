using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

[TestFixture]
[Needs("docker-registry", "skopeo")]
internal sealed class SkopeoTests : RealPartsTests
{
    [TestCase("oci", "oci", false)]
    [TestCase("oci-archive", "oci-archive", false)]
    [TestCase("oci", "oci", true)]
    [TestCase("docker", "oci-archive", false)]
    public async Task Inspect_OneImage_HasTheServedManifest(string format, string transport, bool dockerTypes)
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 50, Docker = dockerTypes });
        var reference = await Registry.PushAsync("team/inspect:1.0", fixture);

        var output = await Regpull.PullAsync(Workspace, format, reference);

        Assert.That(await Skopeo.DigestAsync($"{transport}:{output}"), Is.EqualTo(fixture.Root.Digest.ToString()));
    }

    [TestCase("docker", "docker-archive")]
    [TestCase("oci", "oci")]
    [TestCase("oci-archive", "oci-archive")]
    public async Task Pull_UncompressedLayers_HaveTheSameImageId(string format, string transport)
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 52, Layers = 3 });
        var reference = await Registry.PushAsync("team/uncompressed:1.0", fixture);

        var output = await Regpull.PullAsync(Workspace, format, reference, "--layer-compression", "none");

        var (imageId, layers) = await Skopeo.ReadAsync($"{transport}:{output}", Workspace.PathOf($"{format}-read"));
        Assert.That(
            (imageId, layers), Is.EqualTo((fixture.Export("x").Manifests[0].Manifest.Config.Digest.ToString(), 3)));
    }

    [Test]
    public async Task Pull_OneImage_HoldsWhatSkopeosOwnCopyHolds()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 51, Layers = 4 });
        var reference = await Registry.PushAsync("team/compare:1.0", fixture);
        var theirs = Workspace.PathOf("theirs");
        (await Skopeo.CopyAsync($"docker://{reference}", $"oci:{theirs}:1.0")).Succeeded();

        var ours = await Regpull.PullAsync(Workspace, "oci", reference);

        Assert.That(Blobs(ours), Is.EqualTo(Blobs(theirs)));
    }

    [Test]
    public async Task Copy_DockerArchive_HasTheImageIdAndAllLayers()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 52, Layers = 3, RepeatsLayer = true });
        var reference = await Registry.PushAsync("team/archive:1.0", fixture);

        var archive = await Regpull.PullAsync(Workspace, "docker", reference);

        Assert.That(
            await Skopeo.ReadAsync($"docker-archive:{archive}", Workspace.PathOf("dir")),
            Is.EqualTo((ImageId(fixture), 4)));
    }

    [TestCase("oci")]
    [TestCase("oci-archive")]
    public async Task Copy_WholeIndexBack_HasTheSameDigest(string format)
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64", "linux/arm/v7"], seed: 53, attestation: true);
        var reference = await Registry.PushAsync("team/index:1.0", fixture);
        var output = await Regpull.PullAsync(Workspace, format, reference, "--platform", "all");

        (
            await Skopeo.CopyAsync(
                $"{format}:{output}",
                $"docker://{Registry.Host}/team/back:{format}",
                "--all",
                "--preserve-digests")).Succeeded();

        Assert.That(
            await Skopeo.DigestAsync($"docker://{Registry.Host}/team/back:{format}"),
            Is.EqualTo(fixture.Root.Digest.ToString()));
    }

    private static IEnumerable<string?> Blobs(string layout) =>
        Directory.GetFiles(Path.Combine(layout, "blobs", "sha256")).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);
}
