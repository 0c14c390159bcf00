using System.Collections.Concurrent;
using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output.Resuming;

/// <summary>Blobs that an exporter reads out of the staging place: resumed and verified as those of an output, and no part of it.</summary>
[TestFixture]
internal sealed class SpooledBlobsTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 3, LayerSize = 50_000, RepeatsLayer = true });

    private static readonly Descriptor Layer = Image.Layers()[0];

    [TestCase(false)]
    [TestCase(true)]
    public async Task Keep_LayersOneOfThemTwice_HandsOutEachOnce(bool isStream)
    {
        var kept = new ConcurrentQueue<KeptBlob>();
        await using var pull = await KeepingAsync(kept.Enqueue);
        using var stream = new MemoryStream();

        await pull.RunAsync(request => isStream ? request with { Stream = stream } : request);

        Assert.That(kept.Select(static blob => blob.Blob.Digest), Is.EquivalentTo(Image.Layers().Select(static layer => layer.Digest).Distinct()));
        Assert.That(isStream ? stream.ToArray() : await File.ReadAllBytesAsync(pull.Output), Is.EqualTo("whole"u8.ToArray()));
        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.EqualTo(isStream ? [] : new[] { pull.Output }));
    }

    [Test]
    public async Task Open_TwiceAndTurnedBack_ReadsTheBlobEachTime()
    {
        await using var pull = await KeepingAsync(static kept =>
        {
            using var one = kept.Open();
            using var other = kept.Open();
            AssertWhole(kept, one);
            AssertWhole(kept, other);
            one.Position = 0;
            AssertWhole(kept, one);
        });

        await pull.RunAsync();
    }

    [Test]
    public async Task Keep_AfterAFailure_AsksForTheRestAlone()
    {
        await using var pull = await KeepingAsync(AssertWhole);
        pull.Options = pull.Options with { Retries = 0, MaxConcurrentDownloads = 1 };
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(20_000));
        await pull.FailAsync<RegistryUnavailableException>();

        var result = await pull.RunAsync();

        Assert.That(pull.Asked(Layer).Select(static request => request.Range), Is.EqualTo(new[] { null, "bytes=20000-" }));
        Assert.That(result.Images[0].Layers.Single(static layer => layer.Blob.Digest == Layer.Digest).From, Is.EqualTo(BlobOrigin.Resumed));
        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.EqualTo(new[] { pull.Output }));
    }

    [Test]
    public async Task Keep_ABlobThatIsNotWhatItShouldBe_IsNeverHandedOut()
    {
        var kept = new ConcurrentQueue<Digest>();
        await using var pull = await KeepingAsync(blob => kept.Enqueue(blob.Blob.Digest));
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.FlipByte(100), times: 2);

        await pull.FailAsync<InvalidContentException>();

        Assert.That(kept, Has.None.EqualTo(Layer.Digest));
        Assert.That(Path.Exists(pull.Output), Is.False);
    }

    [Test]
    public async Task Keep_TheExporterFails_KeepsWhatArrived()
    {
        Descriptor? arrived = null;
        await using var pull = await KeepingAsync(kept =>
        {
            arrived = kept.Blob;
            throw new OutputException("enough");
        });

        await pull.FailAsync<OutputException>();
        pull.Exporter = Exporter(AssertWhole);
        await pull.RunAsync();

        Assert.That(pull.Asked(arrived!), Has.Count.EqualTo(1), "what was whole is not fetched again");
    }

    [Test]
    public async Task Keep_TheOutputExists_IsRefusedBeforeAnythingIsFetched()
    {
        await using var pull = await KeepingAsync(AssertWhole);
        await File.WriteAllTextAsync(pull.Output, "precious");

        await pull.FailAsync<OutputException>();

        Assert.That(Image.Layers().SelectMany(pull.Asked), Is.Empty);
        Assert.That(await File.ReadAllTextAsync(pull.Output), Is.EqualTo("precious"));
    }

    private static async Task<Pull> KeepingAsync(Action<KeptBlob> use)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Format = "lambda";
        pull.Exporter = Exporter(use);
        return pull;
    }

    private static LambdaExporter Exporter(Action<KeptBlob> use) => new(async (images, content, staging, cancellationToken) =>
    {
        await using var output = staging.Create("");
        await foreach (var kept in staging.KeepAsync(images[0].Manifests[0].Manifest.Layers, content, cancellationToken))
        {
            use(kept);
        }

        await output.WriteAsync("whole"u8.ToArray(), cancellationToken);
    });

    private static void AssertWhole(KeptBlob kept)
    {
        using var stream = kept.Open();
        AssertWhole(kept, stream);
    }

    private static void AssertWhole(KeptBlob kept, Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        Assert.That(bytes.ToArray(), Is.EqualTo(Image.Blobs[kept.Blob.Digest]));
    }
}
