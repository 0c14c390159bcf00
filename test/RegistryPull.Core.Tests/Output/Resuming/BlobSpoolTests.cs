using System.Collections.Concurrent;
using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output.Resuming;

/// <summary>Spooled blobs: resumed and verified as those of an output, and not part of it.</summary>
[TestFixture]
internal sealed class BlobSpoolTests
{
    private static readonly ImageFixture Image = Fixture.Image(
        new ImageRecipe { Layers = 3, LayerSize = 50_000, RepeatsLayer = true });

    private static readonly Descriptor Layer = Image.Layers()[0];

    [TestCase(false)]
    [TestCase(true)]
    public async Task Spool_LayersOneOfThemTwice_HandsOutEachOnce(bool isStream)
    {
        var spooled = new ConcurrentQueue<SpooledBlob>();
        await using var pull = await SpoolingAsync(spooled.Enqueue);
        using var stream = new MemoryStream();

        await pull.RunAsync(request => isStream ? request with { Stream = stream } : request);

        Assert.That(
            spooled.Select(static blob => blob.Blob.Digest),
            Is.EquivalentTo(Image.Layers().Select(static layer => layer.Digest).Distinct()));
        Assert.That(
            isStream ? stream.ToArray() : await File.ReadAllBytesAsync(pull.Output), Is.EqualTo("whole"u8.ToArray()));
        Assert.That(
            Directory.EnumerateFileSystemEntries(pull.Folder), Is.EqualTo(isStream ? [] : new[] { pull.Output }));
    }

    [Test]
    public async Task Open_TwiceAndTurnedBack_ReadsTheBlobEachTime()
    {
        await using var pull = await SpoolingAsync(static spooled =>
        {
            using var one = spooled.Open();
            using var other = spooled.Open();
            AssertWhole(spooled, one);
            AssertWhole(spooled, other);
            one.Position = 0;
            AssertWhole(spooled, one);
        });

        await pull.RunAsync();
    }

    [Test]
    public async Task Spool_AfterAFailure_AsksForTheRestAlone()
    {
        await using var pull = await SpoolingAsync(AssertWhole);
        pull.Options = pull.Options with { Retries = 0, MaxConcurrentDownloads = 1 };
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(20_000));
        await pull.FailAsync<RegistryUnavailableException>();

        var result = await pull.RunAsync();

        Assert.That(
            pull.Asked(Layer).Select(static request => request.Range), Is.EqualTo(new[] { null, "bytes=20000-" }));
        Assert.That(
            result.Images[0].Layers.Single(static layer => layer.Blob.Digest == Layer.Digest).From,
            Is.EqualTo(BlobOrigin.Resumed));
        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.EqualTo(new[] { pull.Output }));
    }

    [Test]
    public async Task Spool_ABlobThatIsNotWhatItShouldBe_IsNeverHandedOut()
    {
        var spooled = new ConcurrentQueue<Digest>();
        await using var pull = await SpoolingAsync(blob => spooled.Enqueue(blob.Blob.Digest));
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.FlipByte(100), times: 2);

        await pull.FailAsync<InvalidContentException>();

        Assert.That(spooled, Has.None.EqualTo(Layer.Digest));
        Assert.That(Path.Exists(pull.Output), Is.False);
    }

    [Test]
    public async Task Spool_TheExporterFails_KeepsWhatArrived()
    {
        Descriptor? arrived = null;
        await using var pull = await SpoolingAsync(spooled =>
        {
            arrived = spooled.Blob;
            throw new OutputException("enough");
        });

        await pull.FailAsync<OutputException>();
        pull.Exporter = Exporter(AssertWhole);
        await pull.RunAsync();

        Assert.That(pull.Asked(arrived!), Has.Count.EqualTo(1), "what was whole is not fetched again");
    }

    [Test]
    public async Task Spool_TheExporterRefusesTheContent_KeepsNothing()
    {
        await using var pull = await SpoolingAsync(static _ => throw new InvalidContentException("hostile"));

        await pull.FailAsync<InvalidContentException>();

        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.Empty);
    }

    [Test]
    public async Task Spool_TheRegistryServesAnotherLayer_KeepsTheOthers()
    {
        await using var pull = await SpoolingAsync(AssertWhole);
        pull.Options = pull.Options with { Retries = 0, MaxConcurrentDownloads = 1 };
        pull.Registry.Faults.Add(When.Digest(Image.Layers()[1].Digest), Faults.FlipByte(100), times: 2);
        await pull.FailAsync<InvalidContentException>();
        Assert.That(Path.Exists(pull.Partial), Is.True);

        await pull.RunAsync();

        Assert.That(pull.Asked(Image.Layers()[0]), Has.Count.EqualTo(1), "what was whole is not fetched again");
    }

    [Test]
    public async Task Spool_TheOutputExists_IsRefusedBeforeAnythingIsFetched()
    {
        await using var pull = await SpoolingAsync(AssertWhole);
        await File.WriteAllTextAsync(pull.Output, "precious");

        await pull.FailAsync<OutputException>();

        Assert.That(Image.Layers().SelectMany(pull.Asked), Is.Empty);
        Assert.That(await File.ReadAllTextAsync(pull.Output), Is.EqualTo("precious"));
    }

    [Test]
    public async Task Spool_ASecondTime_IsRefused()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "lambda";
        pull.Exporter = new LambdaExporter((images, content, _, cancellationToken) =>
        {
            content.SpoolAsync(images[0].Manifests[0].Manifest.Layers, cancellationToken);
            content.SpoolAsync(images[0].Manifests[0].Manifest.Layers, cancellationToken);
            return Task.CompletedTask;
        });

        await pull.FailAsync<InvalidOperationException>();
    }

    private static async Task<Pull> SpoolingAsync(Action<SpooledBlob> use)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Format = "lambda";
        pull.Exporter = Exporter(use);
        return pull;
    }

    private static LambdaExporter Exporter(Action<SpooledBlob> use) =>
        new(async (images, content, workspace, cancellationToken) =>
        {
            await using var output = workspace.Create("");
            await foreach (var spooled in content.SpoolAsync(images[0].Manifests[0].Manifest.Layers, cancellationToken))
            {
                use(spooled);
            }

            await output.WriteAsync("whole"u8.ToArray(), cancellationToken);
        });

    private static void AssertWhole(SpooledBlob spooled)
    {
        using var stream = spooled.Open();
        AssertWhole(spooled, stream);
    }

    private static void AssertWhole(SpooledBlob spooled, Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        Assert.That(bytes.ToArray(), Is.EqualTo(Image.Blobs[spooled.Blob.Digest]));
    }
}
