using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.Archives;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Opening;

/// <summary>Pulls from archives, through the same pipeline as from a registry.</summary>
[TestFixture]
internal sealed class ArchivePullTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { LayerSize = 100_000 });

    private Pull _pull = null!;

    [SetUp]
    public async Task StartAsync() => _pull = await Pull.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _pull.DisposeAsync();

    [Test]
    public async Task Pull_ALayout_WritesTheImageAsARegistryServesIt([Values("docker", "oci-archive")] string format)
    {
        var path = Write(ArchiveParts.Layout((Image, "docker.io/team/app:1.0", "1.0")).Tar());

        var result = await RunAsync(path, format);

        Layout.AssertArchive(_pull.Output, Image);
        Assert.That(_pull.Registry.Requests.All, Is.Empty);
        Assert.That(result.Images.Single().Digest, Is.EqualTo(Image.Root.Digest));
        Assert.That(
            result.Images.Single().Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Archive));
    }

    [Test]
    public async Task Pull_DockerSave_GivesAnArchiveThatIsReadTheSame()
    {
        var first = await RunAsync(Write(ArchiveParts.DockerSave(Image, "team/app:1.0").Tar()), "docker");

        var again = await ImageLocator.FindAsync(_pull.Output, CancellationToken.None);

        var services = _pull.Services();
        await using var disposing = services;
        using var session = services.CreatePullSession();
        var digest = await session.Inspector.ResolveDigestAsync(again.Single(), null, CancellationToken.None);
        Assert.That(digest, Is.EqualTo(first.Images.Single().Digest));
    }

    [Test]
    public async Task Pull_SignaturesOfAnArchive_ComeWithTheirImageAndAreNoImages()
    {
        var index = Fixture.Index(["linux/amd64", "linux/arm64"]);
        var tagged = Fixture.Artifact(5);
        var named = Fixture.Referrer(index.Root.Descriptor, "application/vnd.example.sbom", 6);
        var tag = $"sha256-{index.Root.Digest.Hex}.sig";
        var path = Write(ArchiveParts.Layout(
            (index, "docker.io/team/app:1.0", "1.0"), (tagged, $"docker.io/team/app:{tag}", tag), (named, null, null)).Tar());

        var images = await ImageLocator.FindAsync(path, CancellationToken.None);
        var result = await _pull.RunAsync(request => request with
        {
            Images = images,
            Format = "oci-archive",
            Platforms = PlatformChoice.All,
            Referrers = true,
        });

        Assert.That(images.Single().Reference.Familiar, Is.EqualTo("team/app:1.0"));
        Assert.That(
            result.Images.Single().Referrers.Select(static referrer => (referrer.Selected.Manifest.Descriptor.Digest, referrer.Tag)),
            Is.EquivalentTo(new[] { (named.Root.Digest, null), (tagged.Root.Digest, tag) }));
    }

    // Every other tag was taken for the image's own.
    [Test]
    public async Task Pull_AnImageOfAnArchiveWithoutSignatures_HasNone()
    {
        var path = Write(ArchiveParts.Layout((Image, "docker.io/team/app:1.0", "1.0")).Tar());
        var images = await ImageLocator.FindAsync(path, CancellationToken.None);

        var result = await _pull.RunAsync(request => request with { Images = images, Format = "oci-archive", Referrers = true });

        Assert.That(result.Images.Single().Referrers, Is.Empty);
    }

    [Test]
    public async Task Find_ASignatureByItsName_IsFound()
    {
        var tag = $"sha256-{Image.Root.Digest.Hex}.sig";
        var path = Write(ArchiveParts.Layout(
            (Image, "docker.io/team/app:1.0", "1.0"), (Fixture.Artifact(5), $"docker.io/team/app:{tag}", tag)).Tar());

        var found = await ImageLocator.FindOneAsync($"{path}#team/app:{tag}", CancellationToken.None);

        Assert.That(found.Reference.Tag, Is.EqualTo(tag));
    }

    [Test]
    public async Task Pull_ADamagedLayer_NamesItAndTheArchive()
    {
        var layer = ArchiveParts.Documents(Image).Manifest.Layers[1];
        var bytes = ArchiveParts.Layout((Image, null, "1.0")).Tar();
        bytes[bytes.AsSpan().IndexOf(Image.Blobs[layer.Digest]) + 100] ^= 1;
        var path = Write(bytes);

        var error = await Assert.ThrowsAsync<InvalidContentException>(() => RunAsync(path, "docker"));

        Assert.That(error!.Message, Does.StartWith($"{path} is damaged: {layer.Digest}"));
        Assert.That(error.Digest, Is.EqualTo(layer.Digest));
        Assert.That(error.Registry, Is.Null);
        Assert.That(File.Exists(_pull.Output), Is.False);
    }

    [Test]
    public async Task Pull_ADamagedLayerToAStream_NamesItAndTheArchive()
    {
        var layer = ArchiveParts.Documents(Image).Manifest.Layers[1];
        var bytes = ArchiveParts.Layout((Image, null, "1.0")).Tar();
        bytes[bytes.AsSpan().IndexOf(Image.Blobs[layer.Digest]) + 100] ^= 1;
        var path = Write(bytes);
        var images = await ImageLocator.FindAsync(path, CancellationToken.None);

        var error = await _pull.FailAsync<InvalidContentException>(
            request => request with { Images = images, Output = null, Stream = new MemoryStream() });

        Assert.That(error.Message, Does.StartWith($"{path} is damaged: {layer.Digest}"));
    }

    [TestCase("image", false)]
    [TestCase("image", true)]
    [TestCase("./x/../image", true)]
    public async Task Pull_IntoItsOwnSource_IsRefused(string name, bool force)
    {
        var path = Write(ArchiveParts.Layout((Image, null, "1.0")).Tar(), "image");
        var before = await File.ReadAllBytesAsync(path);
        var images = await ImageLocator.FindAsync(path, CancellationToken.None);

        var error = await _pull.FailAsync<OutputException>(request => request with
        {
            Images = images,
            Output = Path.Combine(_pull.Folder, name),
            Force = force,
        });

        Assert.That(error.Message, Does.Contain("which the images are read from"));
        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(before));
    }

    [Test]
    [Platform("Linux")]
    public async Task Pull_ALinkToItsOwnSource_IsRefused()
    {
        var path = Write(ArchiveParts.Layout((Image, null, "1.0")).Tar());
        var images = await ImageLocator.FindAsync(path, CancellationToken.None);
        HardLink(path, _pull.Output);

        await _pull.FailAsync<OutputException>(request => request with { Images = images, Force = true });
    }

    [Test]
    public async Task FindOne_SeveralImages_ListsThem()
    {
        var other = Fixture.Image(new ImageRecipe { Seed = 2 });
        var path = Write(ArchiveParts.Layout((Image, "docker.io/a/a:1", "1"), (other, "docker.io/b/b:2", "2")).Tar());

        var error = await Assert.ThrowsAsync<InvalidRequestException>(
            () => ImageLocator.FindOneAsync(path, CancellationToken.None));

        Assert.That(error!.Message, Does.Contain("PATH#NAME: a/a:1, b/b:2"));
        Assert.That(
            (await ImageLocator.FindOneAsync($"{path}#b/b:2", CancellationToken.None)).Reference.Familiar,
            Is.EqualTo("b/b:2"));
    }

    [Test]
    public async Task FindRepository_SeveralRepositories_WantsOneNamed()
    {
        var path = Write(ArchiveParts.DockerSave(Image, "a/a:1", "a/a:2", "b/b:2").Tar());

        var error = await Assert.ThrowsAsync<InvalidRequestException>(
            () => ImageLocator.FindRepositoryAsync(path, CancellationToken.None));

        Assert.That(error!.Message, Does.Contain("a/a, b/b"));
        var found = await ImageLocator.FindRepositoryAsync($"{path}#a/a", CancellationToken.None);
        Assert.That(found.Reference.Familiar, Is.EqualTo("a/a:1"));
    }

    private string Write(byte[] bytes, string name = "source.tar")
    {
        var path = Path.Combine(_pull.Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private async Task<PullResult> RunAsync(string path, string format)
    {
        var images = await ImageLocator.FindAsync(path, CancellationToken.None);
        return await _pull.RunAsync(request => request with { Images = images, Format = format });
    }

    private static void HardLink(string existing, string path)
    {
        using var process = Process.Start("ln", [existing, path]);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
    }
}
