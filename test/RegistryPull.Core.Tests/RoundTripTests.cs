using System.Collections.Concurrent;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull;

/// <summary>How many answers a small pull waits for, one after the other.</summary>
[TestFixture]
internal sealed class RoundTripTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 3 });

    [Test]
    public async Task Pull_NewOutput_RequestsConfigurationAndLayersTogether()
    {
        await using var pull = await Pull.StartAsync(Image);
        using var together = new CountdownEvent(4);
        pull.Registry.Faults.Add(When.Blob, (answer, _) => Meet(together, answer), times: 4);

        await pull.RunAsync();

        Assert.That(
            pull.Registry.Requests.All.Select(static request => request.Route.Kind),
            Is.EqualTo(new[] { RouteKind.Manifest, RouteKind.Blob, RouteKind.Blob, RouteKind.Blob, RouteKind.Blob }));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_NewOutputOfAnIndex_RequestsTheLayersOfTheChosenManifestAlone()
    {
        var index = Fixture.Index(["linux/amd64", "linux/arm64"]);
        await using var pull = await Pull.StartAsync(index);

        await pull.RunAsync(
            static request => request with { Platforms = PlatformChoice.From(Platform.Parse("linux/amd64")) });

        Assert.That(pull.Registry.Requests.Blobs, Has.Count.EqualTo(index.Blobs.Count / 2));
    }

    // what is known before                         | layers that are requested ahead
    // ---------------------------------------------+--------------------------------
    // the output exists                            | none
    // one connection                               | none
    // two connections                              | one
    [TestCase(true, null, 1)]
    [TestCase(false, 1, 1)]
    [TestCase(false, 2, 2)]
    public async Task Pull_LessIsKnown_RequestsFewerAhead(bool exists, int? connections, int blobsBefore)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Options = pull.Options with { MaxConcurrentDownloads = connections };
        if (exists)
        {
            await pull.RunAsync();
            pull.Registry.Requests.Clear();
        }

        var config = Image.Blobs.Keys.Except(Image.Layers().Select(static layer => layer.Digest)).Single();
        pull.Registry.Faults.Add(When.Digest(config), static (_, _) => FakeAnswer.Error(404, "BLOB_UNKNOWN", "gone"));

        await pull.FailAsync<ImageNotFoundException>();

        Assert.That(pull.Registry.Requests.Blobs, Has.Count.LessThanOrEqualTo(blobsBefore));
    }

    [Test]
    public async Task Pull_ARequestAheadFails_TriesTheBlobAgain()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Registry.Faults.Add(When.Digest(Image.Layers()[0].Digest), Faults.Status(503));

        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Image);
    }

    // The connection of such a layer waits, and the plan of an archive has its layers in the order of their digests.
    [Test]
    public async Task Pull_LayersAreEquallyLong_BeginsWithTheRequestedOne()
    {
        await using var pull = await Pull.StartAsync();
        pull.Options = pull.Options with { MaxConcurrentDownloads = 2 };
        Digest[] layers = [.. Enumerable.Range(0, 20)
            .Select(number => pull.Registry.AddBlob([.. Enumerable.Repeat((byte)number, 1000)]))
            .OrderByDescending(static digest => digest.Hex, StringComparer.Ordinal)];
        pull.PushImage([.. layers.Select(static layer => Documents.Descriptor(MediaTypes.OciLayer, layer, 1000))]);
        var begun = new ConcurrentQueue<Digest>();
        pull.Progress.OnAdvanced = (blob, _) => begun.Enqueue(blob.Digest);

        await pull.RunAsync();

        Assert.That(begun.Distinct().Take(2), Has.Member(layers[0]));
    }

    [Test]
    public async Task Pull_ALargeLayer_IsNotRequestedAhead()
    {
        await using var pull = await Pull.StartAsync();
        pull.PushImage(Documents.Descriptor(MediaTypes.OciLayer, pull.Registry.AddBlob(new byte[1000]), 1L << 49));

        await pull.FailAsync<OutputException>();

        Assert.That(pull.Registry.Requests.Blobs, Has.Count.EqualTo(1));
    }

    private static FakeAnswer Meet(CountdownEvent together, FakeAnswer answer)
    {
        together.Signal();
        return together.Wait(TimeSpan.FromMinutes(2))
            ? answer
            : FakeAnswer.Error(404, "ALONE", "the others were not requested");
    }
}
