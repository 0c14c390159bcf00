using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Deltas;

[TestFixture]
internal sealed class DeltaPullTests
{
    private static readonly byte[][] Tars = [.. Enumerable.Range(1, 4).Select(static i => new byte[512 * i])];

    private static readonly ImageFixture Base = Fixture.OfTars(Tars[..3]);

    private static readonly ImageFixture Image = Fixture.OfTars(Tars);

    [TestCase("docker")]
    [TestCase("oci")]
    [TestCase("oci-archive")]
    public async Task Pull_WithABase_FetchesWhatIsNewAndSaysWhatItNeeds(string format)
    {
        await using var pull = await StartAsync(format, Base);

        var result = await RunAsync(pull);

        var layers = Image.Layers();
        Assert.That(layers.Take(3).SelectMany(pull.Asked), Is.Empty);
        Assert.That(pull.Asked(layers[3]), Has.Count.EqualTo(1));
        Assert.That(
            result.Images[0].Layers.Select(static layer => layer.From),
            Is.EqualTo(new[] { BlobOrigin.Omitted, BlobOrigin.Omitted, BlobOrigin.Omitted, BlobOrigin.Registry }));
        Assert.That(result.Requires.Select(static one => one.Digest), Is.EqualTo(new[] { Base.Root.Digest }));
        Assert.That(
            pull.Progress.Notes,
            Has.Some.Contains($"are left out: the target must have").And.Some.Contains($"{Base.Root.Digest}"));
        Assert.That(Scripts(pull), Is.EqualTo(new[] { "image.check.ps1", "image.check.sh" }));
    }

    [TestCase(1, false)]
    [TestCase(2, true)]
    public async Task Pull_ADelta_SaysWhenPodmanCannotLoadIt(int images, bool isNoted)
    {
        await using var pull = await StartAsync("docker", Base);
        var other = ImageReference.Parse(pull.Registry.Push("team/other", "1", Base));

        await pull.RunAsync(request => request with
        {
            Images = [.. new ImageLocator[] { request.Images[0], other }.Take(images)],
            Bases = [BaseOf(pull)],
        });

        Assert.That(
            pull.Progress.Notes.Any(static note => note.Contains("podman load", StringComparison.Ordinal)),
            Is.EqualTo(isNoted));
    }

    [Test]
    public async Task Pull_ABaseThatSavesNothing_SaysSoAndWritesNoScript()
    {
        await using var pull = await StartAsync("docker", Fixture.Image(new ImageRecipe { Seed = 7 }));

        var result = await RunAsync(pull);

        Assert.That(result.Requires, Is.Empty);
        Assert.That(pull.Progress.Notes, Has.Some.StartsWith("nothing is left out"));
        Assert.That(Scripts(pull), Is.Empty);
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_ABaseThatIsNotThere_FailsBeforeALayerIsFetched()
    {
        await using var pull = await StartAsync("docker", Base);

        var error = await pull.FailAsync<ImageNotFoundException>(
            request => request with { Bases = [ImageReference.Parse($"{pull.Registry.Host}/team/base:gone")] });

        Assert.That(error.Images.Single().Tag, Is.EqualTo("gone"));
        Assert.That(Image.Layers().SelectMany(pull.Asked), Is.Empty);
    }

    // The base decides what is left out, so that a wrong one must not.
    [Test]
    public async Task Pull_ABaseWithAnotherConfiguration_Fails()
    {
        await using var pull = await StartAsync("docker", Base);
        var config = Base.Export().Manifests[0].Config!.Descriptor;
        pull.Registry.Faults.Add(When.Digest(config.Digest), Faults.FlipByte(20), times: 10);

        await pull.FailAsync<InvalidContentException>(
            request => request with { Bases = [BaseOf(pull)] });

        Assert.That(Path.Exists(pull.Output), Is.False);
    }

    [TestCase("rootfs")]
    [TestCase("rootfs-tar")]
    [TestCase("files")]
    public async Task Pull_AFormatThatHoldsAllLayers_IsRefused(string format)
    {
        await using var pull = await StartAsync(format, Base);

        var error = await pull.FailAsync<InvalidRequestException>(
            request => request with { Bases = [BaseOf(pull)] });

        Assert.That(error.Message, Does.Contain($"'{format}' holds all layers (--base)"));
    }

    // A delta is an archive whose missing layers are in another one.
    [TestCase("docker")]
    [TestCase("oci")]
    [TestCase("oci-archive")]
    public async Task Pull_ADeltaWithTheArchiveOfItsBase_WritesAWholeImage(string format)
    {
        await using var pull = await StartAsync("docker", Base);
        var (delta, known) = (Path.Combine(pull.Folder, "delta"), Path.Combine(pull.Folder, "base"));
        pull.Format = format;
        await pull.RunAsync(request => request with { Output = known, Images = [BaseOf(pull)] });
        await pull.RunAsync(request => request with { Output = delta, Bases = [BaseOf(pull)] });
        pull.Registry.Requests.Clear();
        pull.Format = "docker";
        pull.Options = pull.Options with { LayersFrom = [known] };

        var result = await pull.RunAsync(request => request with { Images = [Locate(pull, delta)] });

        Assert.That(pull.Registry.Requests.Blobs, Is.Empty);
        Assert.That(result.Images[0].Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Archive));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_ADeltaAlone_SaysWhereItsLayersCanBeNamed()
    {
        await using var pull = await StartAsync("docker", Base);
        var delta = Path.Combine(pull.Folder, "delta");
        await pull.RunAsync(request => request with { Output = delta, Bases = [BaseOf(pull)] });

        var error = await pull.FailAsync<InvalidContentException>(
            request => request with { Images = [Locate(pull, delta)] });

        Assert.That(error.Message, Does.StartWith($"{delta} does not have the blob").And.EndsWith("(--layers-from)"));
        Assert.That(Path.Exists(pull.Output), Is.False);
    }

    [Test]
    public async Task Pull_TheBasesLayerIsDamaged_NamesTheArchiveOfTheBase()
    {
        await using var pull = await StartAsync("docker", Base);
        var (delta, known) = (Path.Combine(pull.Folder, "delta"), Path.Combine(pull.Folder, "base"));
        pull.Format = "oci";
        await pull.RunAsync(request => request with { Output = known, Images = [BaseOf(pull)] });
        await pull.RunAsync(request => request with { Output = delta, Bases = [BaseOf(pull)] });
        var blob = Path.Combine(known, "blobs", "sha256", Image.Layers()[1].Digest.Hex);
        var bytes = await File.ReadAllBytesAsync(blob);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(blob, bytes);
        pull.Options = pull.Options with { LayersFrom = [known] };

        var error = await pull.FailAsync<InvalidContentException>(
            request => request with { Images = [Locate(pull, delta)] });

        Assert.That(error.Message, Does.Contain(known).And.Not.Contain(delta));
        Assert.That(Path.Exists(pull.Output), Is.False);
    }

    private static ImageReference BaseOf(Pull pull) => ImageReference.Parse($"{pull.Registry.Host}/team/base:1");

    private static ImageLocator Locate(Pull pull, string path) =>
        new(ImageReference.Parse(pull.Reference)) { Path = path };

    private static async Task<Pull> StartAsync(string format, ImageFixture known)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Format = format;
        pull.Registry.Push("team/base", "1", known);
        return pull;
    }

    private static Task<PullResult> RunAsync(Pull pull) => pull.RunAsync(
        request => request with { Bases = [BaseOf(pull)] });

    private static IEnumerable<string?> Scripts(Pull pull) =>
        Directory.GetFiles(pull.Folder, "*.check.*").Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
