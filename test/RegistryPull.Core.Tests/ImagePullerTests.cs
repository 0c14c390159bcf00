using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull;

[TestFixture]
internal sealed class ImagePullerTests
{
    private static readonly ImageFixture Image = Fixture.Image();

    [Test]
    public async Task Pull_ATag_TellsWhatItMade()
    {
        await using var pull = await Pull.StartAsync(Image);

        var result = await pull.RunAsync();

        var image = result.Images.Single();
        Assert.That((result.Format, result.Output, result.UpToDate), Is.EqualTo(("docker", pull.Output, false)));
        Assert.That(result.Size, Is.EqualTo(new FileInfo(pull.Output).Length));
        Assert.That(image.Reference.ToString(), Is.EqualTo(pull.Reference));
        Assert.That((image.Digest, image.ImageId), Is.EqualTo((Image.Root.Digest, Image.Config().Digest)));
        Assert.That(image.Layers.Select(static layer => layer.Blob), Is.EqualTo(Image.Layers()));
        Assert.That(pull.Progress.Blobs, Is.EqualTo(Image.Layers()));
    }

    [Test]
    public async Task Pull_ADigest_RecordsNoName()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Reference = pull.Registry.Push("team/app", null, Image);

        await pull.RunAsync();

        Assert.That(await File.ReadAllTextAsync(pull.Output), Does.Contain("\"RepoTags\":null"));
    }

    [Test]
    public async Task Pull_OtherNames_RecordsThoseInPlaceOfItsOwn()
    {
        await using var pull = await Pull.StartAsync(Image);

        await pull.RunAsync(
            static request =>
                request with { Names = [ImageReference.Parse("mine:1"), ImageReference.Parse("mine:latest")] });

        Assert.That(
            await File.ReadAllTextAsync(pull.Output),
            Does.Contain("\"RepoTags\":[\"docker.io/library/mine:1\",\"docker.io/library/mine:latest\"]"));
    }

    [Test]
    public async Task Pull_SeveralImages_MakesOneOutputAndFetchesWhatTheyShareOnce()
    {
        var larger = Fixture.Image(new ImageRecipe { Layers = 4 });
        await using var pull = await Pull.StartAsync(Image);
        var first = ImageReference.Parse(pull.Reference);
        pull.Push(larger, "2.0");
        var second = ImageReference.Parse(pull.Reference);

        var result = await pull.RunAsync(request => request with { Images = [first, second] });

        Assert.That(result.Images.Select(static image => image.Reference), Is.EqualTo(new[] { first, second }));
        Assert.That(larger.Layers().Select(layer => pull.Asked(layer).Count), Is.All.EqualTo(1));
        Layout.AssertArchive(pull.Output, Image, larger);
    }

    [Test]
    public async Task Pull_ImagesOfTwoRegistries_AsksEachForItsOwn()
    {
        var other = Fixture.Image(new ImageRecipe { Seed = 2 });
        await using var registry = await FakeRegistry.StartAsync();
        await using var pull = await Pull.StartAsync(Image);
        ImageReference[] references =
            [ImageReference.Parse(pull.Reference), ImageReference.Parse(registry.Push("x/y", "1", other))];

        await pull.RunAsync(request => request with { Images = [.. references] });

        Assert.That((pull.Registry.Requests.Blobs.Count, registry.Requests.Blobs.Count), Is.EqualTo((3, 3)));
        Layout.AssertArchive(pull.Output, Image, other);
    }

    [Test]
    public async Task Pull_UnknownFormat_ListsThoseThereAreAndAsksNothing()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "floppy";

        Assert.That(
            (await pull.FailAsync<InvalidRequestException>()).Message,
            Does.Contain("'floppy'").And.Contain("docker").And.Contain("oci-archive"));
        Assert.That(pull.Registry.Requests.All, Is.Empty);
    }

    [Test]
    public async Task Pull_SeveralImagesIntoAFormatForOne_IsRefusedAndAsksNothing()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "lambda";
        pull.Exporter = new LambdaExporter(static (_, _, _, _) => Task.CompletedTask);
        var reference = ImageReference.Parse(pull.Reference);

        await pull.FailAsync<InvalidRequestException>(request => request with { Images = [reference, reference] });

        Assert.That(pull.Registry.Requests.All, Is.Empty);
    }

    [Test]
    public async Task Pull_Always_SaysWhoAsksAndWhatItTakes()
    {
        await using var pull = await Pull.StartAsync(Image);

        await pull.RunAsync();

        var manifest = pull.Registry.Requests.Manifests.Single();
        Assert.That(manifest.UserAgent, Does.Match(@"^regpull/\d+\.\d+\.\d+"));
        Assert.That(manifest.Accept, Does.Contain(MediaTypes.OciIndex).And.Contain(MediaTypes.OciManifest));
        Assert.That(manifest.Accept, Does.Contain(MediaTypes.DockerList).And.Contain(MediaTypes.DockerManifest));
    }
}
