using System.Text.Json.Nodes;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching;

/// <summary>Blobs that are not what their digest says.</summary>
[TestFixture]
internal sealed class WrongContentTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });

    private static readonly Descriptor Layer = Image.Layers()[0];

    [TestCase(0)]
    [TestCase(25_000)]
    [TestCase(-1)]
    public async Task Pull_ByteChangedOnce_FetchesTheWholeAnew(int at)
    {
        await using var pull = await FaultyAsync(Faults.FlipByte(at < 0 ? (int)Layer.Size + at : at));

        await pull.RunAsync();

        Assert.That(
            pull.Asked(Layer).Select(static request => request.Range), Is.EqualTo(new string?[] { null, null }));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_ByteChangedAlways_FailsAfterTheSecondTry()
    {
        await using var pull = await FaultyAsync(Faults.FlipByte(0), times: int.MaxValue);

        var error = await pull.FailAsync<InvalidContentException>();

        Assert.That(
            error.Message,
            Does.Contain(pull.Registry.Host).And.Contain(Layer.Digest.ToString())
                .And.Contain("gave up after 2 attempts"));
        Assert.That(pull.Asked(Layer), Has.Count.EqualTo(2));
        Assert.That(File.Exists(pull.Output), Is.False);
    }

    [Test]
    public async Task Pull_ByteChangedInTheContinuation_FetchesTheWholeAnew()
    {
        await using var pull = await FaultyAsync(Faults.Tear(20_000));
        pull.Registry.Faults.Add(When.Ranged, Faults.FlipByte(30_000));

        await pull.RunAsync();

        Assert.That(
            pull.Asked(Layer).Select(static request => request.Range),
            Is.EqualTo(new[] { null, "bytes=20000-", null }));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_OneBlobIsWrong_KeepsTheOthersForTheNextRun()
    {
        // The longest goes first.
        var image = Fixture.Image(new ImageRecipe { Layers = 2 });
        await using var pull = await Pull.StartAsync();
        pull.Options = pull.Options with { MaxConcurrentDownloads = 1 };
        var (good, bad) = (Image.Layers()[0], image.Layers()[0]);
        pull.Registry.Push("team/app", null, Image);
        pull.PushImage(Of(good), Of(bad));
        pull.Registry.Faults.Add(When.Digest(bad.Digest), Faults.FlipByte(0), times: 2);

        await pull.FailAsync<InvalidContentException>();
        var result = await pull.RunAsync();

        Assert.That((pull.Asked(good).Count, pull.Asked(bad).Count), Is.EqualTo((1, 3)));
        Assert.That(
            result.Images[0].Layers.Select(static layer => layer.From),
            Is.EqualTo(new[] { BlobOrigin.Resumed, BlobOrigin.Registry }));
    }

    [Test]
    public async Task Pull_WebPageOnce_IsTriedAgain()
    {
        await using var pull = await FaultyAsync(Faults.HtmlPage());

        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_WebPageAlways_SaysThatAProxyMayStandBetween()
    {
        await using var pull = await FaultyAsync(Faults.HtmlPage(), times: int.MaxValue);

        Assert.That(
            (await pull.FailAsync<RegistryUnavailableException>()).Message,
            Does.Contain("web page").And.Contain(Layer.Digest.ToString()));
    }

    private static JsonObject Of(Descriptor blob) => Documents.Descriptor(blob.MediaType, blob.Digest, blob.Size);

    private static async Task<Pull> FaultyAsync(Fault fault, int times = 1)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), fault, times);
        return pull;
    }
}
