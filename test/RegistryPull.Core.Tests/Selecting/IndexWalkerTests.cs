using System.Text.Json.Nodes;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Selecting;

[TestFixture]
internal sealed class IndexWalkerTests
{
    [Test]
    public async Task Pull_FourLevels_ReachesTheImage()
    {
        await using var pull = await NestedAsync(levels: 4);

        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Fixture.Image());
    }

    [Test]
    public async Task Pull_FiveLevels_IsRefused()
    {
        await using var pull = await NestedAsync(levels: 5);

        Assert.That(
            (await pull.FailAsync<InvalidContentException>()).Message, Does.Contain("too deep: at most 4 levels"));
        Assert.That(pull.Registry.Requests.Manifests, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Pull_ManyIndexes_IsRefusedBeforeTheyAreFetched()
    {
        await using var pull = await Pull.StartAsync();
        pull.PushIndex(
            [
                .. Enumerable.Range(0, 200)
                .Select(static i => Documents.Descriptor(MediaTypes.OciIndex, Digest.Compute([(byte)i]), 1)),
            ]);

        Assert.That((await pull.FailAsync<InvalidContentException>()).Message, Does.Contain("100 indexes"));
        Assert.That(pull.Registry.Requests.Manifests, Has.Count.EqualTo(1));
    }

    [TestCase(MediaTypes.OciIndex)]
    [TestCase(MediaTypes.OciManifest)]
    public async Task Pull_MoreDocumentsThanFitIntoMemory_IsRefusedBeforeTheyAreFetched(string mediaType)
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "oci";
        pull.PushIndex(Documents.Descriptor(mediaType, Digest.Compute("one"u8), 40 * 1024 * 1024));

        var error = await pull.FailAsync<InvalidContentException>(
            static request => request with { Platforms = PlatformChoice.All });

        Assert.That(error.Message, Does.Contain("more than 32 MiB"));
        Assert.That(pull.Registry.Requests.Manifests, Has.Count.EqualTo(1));
    }

    [TestCase(-1)]
    [TestCase(1)]
    public async Task Pull_EntryOfAnotherSize_IsRefused(int off)
    {
        await using var pull = await Pull.StartAsync();
        pull.PushIndex(Entry(Fixture.Image().Root, off));

        Assert.That(
            (await pull.FailAsync<InvalidContentException>()).Message, Does.Contain("does not match its digest"));
    }

    [Test]
    public async Task Pull_EntryThatIsMissing_NamesIt()
    {
        await using var pull = await Pull.StartAsync();
        var missing = Digest.Compute("missing"u8);
        pull.PushIndex(Documents.Descriptor(MediaTypes.OciManifest, missing, 7));

        Assert.That((await pull.FailAsync<ImageNotFoundException>()).Message, Does.Contain(missing.ToString()));
    }

    [Test]
    public async Task Pull_TheSameEntryTwice_FetchesItOnce()
    {
        await using var pull = await Pull.StartAsync();
        var inner = pull.PushIndex(Entry(Fixture.Image().Root));
        pull.PushIndex(inner, inner, Entry(Fixture.Image().Root));

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Manifests, Has.Count.EqualTo(3));
    }

    private static JsonObject Entry(FixtureManifest manifest, int off = 0)
    {
        var entry = Documents.Descriptor(manifest.MediaType, manifest.Digest, manifest.Bytes.Length + off);
        entry["platform"] = new JsonObject { ["os"] = "linux", ["architecture"] = "amd64" };
        return entry;
    }

    private static async Task<Pull> NestedAsync(int levels)
    {
        var pull = await Pull.StartAsync();
        var entry = Entry(Fixture.Image().Root);
        for (var level = 0; level < levels; level++)
        {
            entry = pull.PushIndex(entry);
        }

        return pull;
    }
}
