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
        pull.Options = pull.Options with { MaxConcurrentDownloads = limit };

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
        pull.Options = pull.Options with { MaxConcurrentDownloads = limit };
        using var together = new CountdownEvent(limit);
        pull.Registry.Faults.Add(IsLayer, (answer, _) => Meet(together, answer), limit);
        using var output = new MemoryStream();
        var (gate, open, mostOpen) = (new Lock(), 0, 0);
        pull.Tap((response, _) =>
        {
            // Counted here, because the server may be in a request for longer than the client.
            response.Content = new NotedContent(response.Content, () => Count(-1));
            Count(1);
            return Task.CompletedTask;
        });

        await pull.RunAsync(request => request with { Output = null, Stream = output });

        // The blob that is written is closed a moment after its last byte, which frees its connection.
        Assert.That(mostOpen, Is.InRange(1, limit + 1));
        await File.WriteAllBytesAsync(pull.Output, output.ToArray());
        Layout.AssertArchive(pull.Output, Image);

        void Count(int change)
        {
            lock (gate)
            {
                open += change;
                mostOpen = Math.Max(mostOpen, open);
            }
        }
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
    [CancelAfter(120_000)]
    public async Task Pull_OneBlobFails_StopsTheOthersAndTellsItsError(CancellationToken cancellationToken)
    {
        var missing = Image.Layers()[0].Digest;
        await using var pull = await Pull.StartAsync(Image);
        pull.Options = pull.Options with { MaxConcurrentDownloads = 8 };
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
        return together.Wait(TimeSpan.FromMinutes(2)) ? answer : FakeAnswer.Error(404, "ALONE", "nobody else came");
    }
}
