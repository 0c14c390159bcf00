using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Selecting;

[TestFixture]
internal sealed class SingleManifestTests
{
    private static readonly ImageFixture Artifact = Fixture.Artifact();

    // The platform of a lone manifest is its configuration's: linux/amd64.
    [TestCase("linux/amd64")]
    [TestCase("linux/x86_64")]
    [TestCase("linux/amd64/v3")]
    public async Task Pull_ItsOwnPlatform_IsTaken(string platform)
    {
        await using var pull = await Pull.StartAsync();

        var image = (await pull.RunAsync(With(platform))).Images.Single();

        Assert.That((image.Digest, image.IndexDigest), Is.EqualTo((Fixture.Image().Root.Digest, (Digest?)null)));
    }

    [TestCase("linux/arm64")]
    [TestCase("windows/amd64")]
    public async Task Pull_AnotherPlatform_SaysWhatItIsFor(string platform)
    {
        await using var pull = await Pull.StartAsync();

        Assert.That(
            (await pull.FailAsync<ImageNotFoundException>(With(platform))).Message,
            Does.Contain("for linux/amd64 alone").And.Contain(platform));
    }

    [Test]
    public async Task Pull_DefaultPlatform_TakesWhatThereIs()
    {
        await using var pull = await Pull.StartAsync(
            Fixture.Image(new ImageRecipe { Platform = Platform.Parse("linux/s390x") }));

        Assert.That((await pull.RunAsync()).Images[0].Platforms.Single().ToString(), Is.EqualTo("linux/s390x"));
    }

    [Test]
    public async Task Pull_ArtifactAsDockerArchive_IsRefusedAndNamesTheFormatsThatCan()
    {
        await using var pull = await Pull.StartAsync(Artifact);

        var error = await pull.FailAsync<InvalidRequestException>();

        Assert.That(
            error.Message, Does.Contain("artifact (application/vnd.example.thing)").And.Contain("oci, oci-archive"));
        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.Empty);
    }

    [Test]
    public async Task Pull_ArtifactAsLayout_IsWrittenWithItsConfiguration()
    {
        await using var pull = await Pull.StartAsync(Artifact);
        pull.Format = "oci";

        await pull.RunAsync();

        Layout.AssertDirectory(pull.Output, Artifact);
    }

    private static Func<PullRequest, PullRequest> With(string platform) =>
        request => request with { Platforms = PlatformChoice.From(Platform.Parse(platform)) };
}
