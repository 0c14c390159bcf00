using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching;

/// <summary>Bodies that come in pieces, from servers that serve ranges as they should.</summary>
[TestFixture]
internal sealed class BlobDownloadTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });

    private static readonly Descriptor Layer = Image.Layers()[0];

    [Test]
    public async Task Pull_SoundRegistry_AsksForEachBlobOnce()
    {
        var image = Fixture.Image(new ImageRecipe { Layers = 5 });
        await using var pull = await Pull.StartAsync(image);

        var result = await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Blobs, Has.Count.EqualTo(6));
        Assert.That(pull.Registry.Requests.Blobs.Select(static request => request.Range), Is.All.Null);
        Assert.That(result.Images[0].Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Registry));
        Layout.AssertArchive(pull.Output, image);
    }

    [Test]
    public async Task Pull_TornBody_IsContinuedWhereItBroke()
    {
        await using var pull = await FaultyAsync(Faults.Tear(20_000));

        await pull.RunAsync();

        Assert.That(Ranges(pull), Is.EqualTo(new[] { null, "bytes=20000-" }));
        Assert.That(pull.Progress.Received, Is.EqualTo(Layer.Size));
    }

    [Test]
    public async Task Pull_BodyTornAgainAndAgain_IsContinuedEachTime()
    {
        await using var pull = await FaultyAsync(Faults.Tear(20_000), times: 2);

        await pull.RunAsync();

        Assert.That(Ranges(pull), Is.EqualTo(new[] { null, "bytes=20000-", "bytes=40000-" }));
        Assert.That(pull.Progress.Received, Is.EqualTo(Layer.Size));
    }

    [Test]
    public async Task Pull_BodyThatFallsSilent_IsContinuedAfterTheTimeout()
    {
        await using var pull = await Pull.StartAsync(Image);
        var time = new VirtualTimeProvider();
        (pull.Time, pull.Options) = (time, pull.Options with { RetryDelay = TimeSpan.Zero, MaxConcurrentDownloads = 1 });
        pull.Tap(async (response, token) =>
        {
            if (pull.Asked(Layer).Count == 1 && response.RequestMessage!.RequestUri!.AbsolutePath.EndsWith(Layer.Digest.Hex, StringComparison.Ordinal))
            {
                var length = response.Content.Headers.ContentLength;
                var body = await response.Content.ReadAsStreamAsync(token);
                response.Content = new StreamContent(new SilentStream(body, 20_000, time, pull.Options.Timeout));
                response.Content.Headers.ContentLength = length;
            }
        });

        await pull.RunAsync();

        Assert.That(Ranges(pull), Is.EqualTo(new[] { null, "bytes=20000-" }));
        Assert.That(pull.Progress.Details, Has.Some.Contains("timed out after 300 s waiting for"));
    }

    [Test]
    public async Task Pull_NoContentLength_IsReadToItsKnownEnd()
    {
        await using var pull = await FaultyAsync(Faults.NoLength(), times: int.MaxValue);

        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_TornBodyWithoutContentLength_IsContinued()
    {
        await using var pull = await FaultyAsync(Faults.NoLength(), times: int.MaxValue);
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(20_000));

        await pull.RunAsync();

        Assert.That(Ranges(pull), Is.EqualTo(new[] { null, "bytes=20000-" }));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_ServerThatDripFeeds_EndsAfterItsRetries()
    {
        await using var pull = await FaultyAsync(Faults.Tear(10), times: int.MaxValue);

        Assert.That(
            (await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain("gave up after 3 attempts"));
        Assert.That(Ranges(pull), Is.EqualTo(new[] { null, "bytes=10-", "bytes=20-" }));
    }

    private static IEnumerable<string?> Ranges(Pull pull) => pull.Asked(Layer).Select(static request => request.Range);

    private static async Task<Pull> FaultyAsync(Fault fault, int times = 1)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), fault, times);
        return pull;
    }
}
