using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching;

[TestFixture]
internal sealed class ConcurrencyTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 8 });

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(8)]
    public async Task Pull_ManyBlobs_FetchesJustAsManyAtOnceAsItMay(int limit)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Options = pull.Options with { MaxConcurrentDownloads = limit, Timeout = TimeSpan.FromSeconds(30) };

        // Nobody is served before as many as may be are there.
        using var together = new CountdownEvent(limit);
        pull.Registry.Faults.Add(IsLayer, (answer, _) => Meet(together, answer), limit);

        await pull.RunAsync();

        Assert.That(pull.Progress.MostAtOnce, Is.EqualTo(limit));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task Pull_ToAStream_RequestsTheNextBlobsAhead(int limit)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Options = pull.Options with { MaxConcurrentDownloads = limit, Timeout = TimeSpan.FromSeconds(30) };
        using var together = new CountdownEvent(limit);
        pull.Registry.Faults.Add(IsLayer, (answer, _) => Meet(together, answer), limit);
        using var output = new MemoryStream();

        await pull.RunAsync(request => request with { Output = null, Stream = output });

        // The server may count a request a moment longer than the client, which has its last byte.
        Assert.That(pull.Registry.Requests.MostBlobsAtOnce, Is.InRange(limit, limit + 1));
        await File.WriteAllBytesAsync(pull.Output, output.ToArray());
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_BlobsOfManySizes_StartsWithTheLongest()
    {
        await using var pull = await Pull.StartAsync();
        pull.Options = pull.Options with { MaxConcurrentDownloads = 1 };
        int[] sizes = [10, 3000, 200];
        pull.PushImage(
            [
                .. sizes.Select(
                    size => Documents.Descriptor(MediaTypes.OciLayer, pull.Registry.AddBlob(new byte[size]), size)),
            ]);

        await pull.RunAsync();

        Assert.That(
            pull.Registry.Requests.Blobs.Skip(1).Select(static request => request.Route.Target),
            Is.EqualTo(sizes.OrderDescending().Select(static size => Digest.Compute(new byte[size]).ToString())));
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task Pull_OneBlobFails_StopsTheOthersAndTellsItsError(CancellationToken cancellationToken)
    {
        var missing = Image.Layers()[0].Digest;
        await using var pull = await Pull.StartAsync(Image);
        pull.Options = pull.Options with { Timeout = TimeSpan.FromMinutes(5), MaxConcurrentDownloads = 8 };
        pull.Registry.Faults.Add(IsLayer, Faults.Stall(1), times: int.MaxValue);
        pull.Registry.Faults.Add(When.Digest(missing), static (_, _) => FakeAnswer.Error(404, "BLOB_UNKNOWN", "gone"));

        Assert.That(
            (await pull.FailAsync<ImageNotFoundException>(cancellationToken: cancellationToken)).Message,
            Does.Contain(missing.ToString()));
    }

    private static bool IsLayer(RecordedRequest request) =>
        Image.Layers().Any(layer => layer.Digest.ToString() == request.Route.Target);

    private static FakeAnswer Meet(CountdownEvent together, FakeAnswer answer)
    {
        together.Signal();
        return together.Wait(TimeSpan.FromSeconds(20)) ? answer : FakeAnswer.Error(404, "ALONE", "nobody else came");
    }
}
