using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching;

/// <summary>Bodies that break, from servers that serve ranges badly or not at all.</summary>
[TestFixture]
internal sealed class UnservedRangeTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });

    private static readonly Descriptor Layer = Image.Layers()[0];

    // what the server makes of the Range                  | requests for the blob
    // ----------------------------------------------------+-----------------------------------
    // sends the whole                                     | torn, ranged: what is known is passed over
    // sends a part from further on, or does not say which | torn, ranged, whole
    // says 416                                            | torn, ranged, whole
    [Test]
    public async Task Pull_RangeIsIgnored_PassesOverWhatIsThere()
    {
        await using var pull = await TornAsync();
        pull.Registry.Faults.Add(When.Ranged, Faults.IgnoreRange(), times: int.MaxValue);

        await pull.RunAsync();

        Assert.That(Ranges(pull), Is.EqualTo(new[] { null, "bytes=20000-" }));
        Layout.AssertArchive(pull.Output, Image);
    }

    [TestCase("bytes 20001-50000/60000")]
    [TestCase("bytes */60000")]
    [TestCase("nonsense")]
    public async Task Pull_WrongContentRange_AsksForTheWhole(string contentRange)
    {
        await using var pull = await TornAsync();
        pull.Registry.Faults.Add(When.Ranged, Faults.WrongRange(contentRange), times: int.MaxValue);

        await pull.RunAsync();

        Assert.That(Ranges(pull), Is.EqualTo(new[] { null, "bytes=20000-", null }));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_WrongContentRangeWithoutContentLength_AsksForTheWhole()
    {
        await using var pull = await TornAsync();
        pull.Registry.Faults.Add(When.Ranged, Faults.WrongRange("bytes 20001-50000/60000"), times: int.MaxValue);
        pull.Registry.Faults.Add(When.Ranged, Faults.NoLength(), times: int.MaxValue);

        await pull.RunAsync();

        Assert.That(Ranges(pull), Is.EqualTo(new[] { null, "bytes=20000-", null }));
        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_RangeIsRefused_AsksForTheWhole()
    {
        await using var pull = await TornAsync();
        pull.Registry.Faults.Add(When.Ranged, Faults.Status(416), times: int.MaxValue);

        await pull.RunAsync();

        Assert.That(Ranges(pull), Is.EqualTo(new[] { null, "bytes=20000-", null }));
        Layout.AssertArchive(pull.Output, Image);
    }

    private static IEnumerable<string?> Ranges(Pull pull) => pull.Asked(Layer).Select(static request => request.Range);

    private static async Task<Pull> TornAsync()
    {
        var pull = await Pull.StartAsync(Image);
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(20_000));
        return pull;
    }
}
