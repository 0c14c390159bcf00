using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Selecting;

[TestFixture]
internal sealed class ManifestSelectorTests
{
    private static readonly ImageFixture Several = Fixture.Index(
        ["linux/amd64", "linux/arm64", "linux/arm/v6"], attestation: true);

    private static readonly ImageFixture Nested = Fixture.NestedIndex();

    [Test]
    public async Task Pull_DefaultPlatform_TakesOneAndSaysWhich()
    {
        var everywhere = Fixture.Index(["linux/s390x", "linux/amd64", $"linux/{PlatformSelection.Machine}"]);
        await using var pull = await Pull.StartAsync(everywhere);

        var image = (await pull.RunAsync()).Images.Single();

        Assert.That(image.Platforms.Single(), Is.EqualTo(Platform.Create("linux", PlatformSelection.Machine)));
        Assert.That(image.IndexDigest, Is.EqualTo(everywhere.Root.Digest));
        Assert.That(pull.Progress.Notes.Single(), Does.Contain($"{image.Platforms[0]} chosen (--platform)"));
    }

    [TestCase("linux/arm64", "linux/arm64")]
    [TestCase("linux/arm/v7", "linux/arm/v6")]
    [TestCase("linux/aarch64", "linux/arm64")]
    public async Task Pull_OnePlatform_TakesTheBestForIt(string wanted, string chosen)
    {
        await using var pull = await Pull.StartAsync(Several);

        var image = (await pull.RunAsync(With(wanted))).Images.Single();

        var expected = Several.ExportPlatform(chosen).Manifests[0];
        Assert.That(image.Digest, Is.EqualTo(expected.Manifest.Descriptor.Digest));
        Assert.That(image.ImageId, Is.EqualTo(expected.Manifest.Config.Digest));
        Assert.That(image.Platforms, Is.EqualTo(new[] { Platform.Parse(chosen) }));
        Assert.That(image.Layers.Select(static layer => layer.Blob), Is.EqualTo(expected.Manifest.Layers));
        Assert.That(pull.Progress.Notes, Is.Empty);
    }

    [Test]
    public async Task Pull_PlatformInANestedIndex_IsFound()
    {
        await using var pull = await Pull.StartAsync(Nested);

        var image = (await pull.RunAsync(With("linux/arm64"))).Images.Single();

        Assert.That(image.Digest, Is.EqualTo(Nested.ExportPlatform("linux/arm64").Root.Digest));
    }

    [Test]
    public async Task Pull_NoSuchPlatform_ListsWhatThereIsWithoutTheAttestation()
    {
        await using var pull = await Pull.StartAsync(Several);

        var error = await pull.FailAsync<ImageNotFoundException>(With("windows/amd64"));

        Assert.That(
            error.Message,
            Does.Contain("nothing for windows/amd64; it has linux/amd64, linux/arm/v6, linux/arm64 (--platform)"));
        Assert.That(pull.Registry.Requests.Blobs, Is.Empty);
    }

    [Test]
    public async Task Pull_All_KeepsTheIndexWithItsAttestations()
    {
        await using var pull = await Pull.StartAsync(Several);
        pull.Format = "oci";

        var image = (
            await pull.RunAsync(static request => request with { Platforms = PlatformChoice.All })).Images.Single();

        Assert.That(
            (image.Digest, image.IndexDigest, image.ImageId),
            Is.EqualTo((Several.Root.Digest, (Digest?)null, (Digest?)null)));
        Assert.That(
            image.Platforms.Select(static platform => platform.ToString()),
            Is.EqualTo(new[] { "linux/amd64", "linux/arm64", "linux/arm/v6" }));
        Layout.AssertDirectory(pull.Output, Several);
    }

    [Test]
    public async Task Pull_AllOfANestedIndex_KeepsEveryLevel()
    {
        await using var pull = await Pull.StartAsync(Nested);
        pull.Format = "oci-archive";

        await pull.RunAsync(static request => request with { Platforms = PlatformChoice.All });

        Layout.AssertArchive(pull.Output, Nested);
    }

    [Test]
    public async Task Pull_SeveralPlatforms_WritesAnIndexOfThemInTheirOrder()
    {
        await using var pull = await Pull.StartAsync(Several);
        pull.Format = "oci";

        var image = (await pull.RunAsync(With("linux/arm64", "linux/amd64"))).Images.Single();

        var path = Path.Combine(pull.Output, "blobs", "sha256", image.Digest.Hex);
        var index = ImageIndex.Parse(
            new Descriptor(MediaTypes.OciIndex, image.Digest, 0), await File.ReadAllBytesAsync(path));
        Assert.That(
            index.Manifests.Select(static entry => entry.Platform?.ToString()),
            Is.EqualTo(new[] { "linux/arm64", "linux/amd64" }));
        Assert.That((image.IndexDigest, image.ImageId), Is.EqualTo((Several.Root.Digest, (Digest?)null)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Pull_EveryPlatformByName_KeepsTheIndexUnlessItHasMore(bool attestation)
    {
        var image = Fixture.Index(["linux/amd64", "linux/arm64"], attestation: attestation);
        await using var pull = await Pull.StartAsync(image);
        pull.Format = "oci-archive";

        var pulled = (await pull.RunAsync(With("linux/arm64", "linux/amd64"))).Images.Single();

        Assert.That(pulled.Digest == image.Root.Digest, Is.EqualTo(!attestation));
        Assert.That(pulled.IndexDigest, Is.EqualTo(attestation ? image.Root.Digest : null));
    }

    [Test]
    public async Task Pull_SeveralPlatformsIntoADockerArchive_IsRefusedBeforeAnythingIsAsked()
    {
        await using var pull = await Pull.StartAsync(Several);

        var several = await pull.FailAsync<InvalidRequestException>(With("linux/amd64", "linux/arm64"));
        var all = await pull.FailAsync<InvalidRequestException>(
            static request => request with { Platforms = PlatformChoice.All });

        Assert.That(several.Message, Does.Contain("oci, oci-archive"));
        Assert.That(all.Message, Does.Contain("oci, oci-archive"));
        Assert.That(pull.Registry.Requests.All, Is.Empty);
    }

    private static Func<PullRequest, PullRequest> With(params string[] platforms) => request =>
        request with { Platforms = PlatformChoice.From([.. platforms.Select(Platform.Parse)]) };
}
