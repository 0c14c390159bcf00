using System.Text.Json.Nodes;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Selecting;

/// <summary>What registries, proxies and strangers send in place of a manifest.</summary>
[TestFixture]
internal sealed class UnsoundManifestTests
{
    [Test]
    public async Task Pull_NoSuchTag_SaysSo()
    {
        await using var pull = await Pull.StartAsync();
        pull.Reference = $"{pull.Registry.Host}/team/app:2.0";

        Assert.That(
            (await pull.FailAsync<ImageNotFoundException>()).Message,
            Does.Contain("team/app has no tag '2.0'").And.Contain("manifest unknown"));
    }

    [Test]
    public async Task Pull_DigestThatTheBytesDoNotMatch_IsRefused()
    {
        await using var pull = await Pull.StartAsync();
        pull.Reference = $"{pull.Registry.Host}/team/app@{Fixture.Image().Root.Digest}";
        pull.Registry.Faults.Add(When.Manifest, Faults.Append(1), times: int.MaxValue);

        Assert.That(
            (await pull.FailAsync<InvalidContentException>()).Message, Does.Contain("does not match its digest"));
    }

    [Test]
    public async Task Pull_TagAndDigest_FetchesByTheDigest()
    {
        await using var pull = await Pull.StartAsync();
        pull.Reference = $"{pull.Registry.Host}/team/app:unheard-of@{Fixture.Image().Root.Digest}";

        await pull.RunAsync();

        Assert.That(
            pull.Registry.Requests.Manifests.Single().Route.Target, Is.EqualTo(Fixture.Image().Root.Digest.ToString()));
    }

    [TestCase(0, "not JSON")]
    [TestCase(1, "larger than 4 MiB")]
    public async Task Pull_HugeManifest_IsReadUpTo4MiB(int more, string message)
    {
        await using var pull = await Pull.StartAsync();
        pull.PushManifest(MediaTypes.OciManifest, new byte[(4 * 1024 * 1024) + more]);

        Assert.That((await pull.FailAsync<InvalidContentException>()).Message, Does.Contain(message));
    }

    [Test]
    public async Task Pull_WebPage_SaysThatAProxyMayStandBetween()
    {
        await using var pull = await Pull.StartAsync();
        pull.Registry.Faults.Add(When.Manifest, Faults.HtmlPage());

        Assert.That((await pull.FailAsync<InvalidContentException>()).Message, Does.Contain("web page"));
    }

    [TestCase("text/plain")]
    [TestCase(MediaTypes.OciIndex)]
    [TestCase("application/octet-stream")]
    public async Task Pull_WrongContentType_IsReadForWhatItIs(string served)
    {
        await using var pull = await Pull.StartAsync();
        pull.Registry.Faults.Add(When.Manifest, Faults.Header("Content-Type", served));

        await pull.RunAsync();

        Layout.AssertArchive(pull.Output, Fixture.Image());
    }

    [Test]
    public async Task Pull_TornManifest_IsFetchedAgain()
    {
        await using var pull = await Pull.StartAsync();
        pull.Registry.Faults.Add(When.Manifest, Faults.Tear(10), times: 2);

        await pull.RunAsync();

        Assert.That(pull.Registry.Requests.Manifests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Pull_ConfigurationThatDoesNotMatch_IsRefused()
    {
        await using var pull = await Pull.StartAsync();
        pull.Registry.Faults.Add(When.Digest(Fixture.Image().Config().Digest), Faults.FlipByte(0));

        Assert.That((await pull.FailAsync<InvalidContentException>()).Message, Does.Contain("serves as configuration"));
    }

    [TestCase(4 * 1024 * 1024 + 1L)]
    [TestCase(long.MaxValue)]
    public async Task Pull_HugeConfiguration_IsNotFetched(long size)
    {
        await using var pull = await Pull.StartAsync();
        var config = Documents.Descriptor(MediaTypes.OciConfig, Digest.Compute("config"u8), size);
        pull.PushManifest(MediaTypes.OciManifest, new JsonObject { ["config"] = config, ["layers"] = new JsonArray() });

        Assert.That((await pull.FailAsync<InvalidContentException>()).Message, Does.Contain("larger than 4 MiB"));
        Assert.That(pull.Registry.Requests.Blobs, Is.Empty);
    }

    [TestCase("""{"mediaType":"\ud800"}""", "not JSON")]
    [TestCase("""{"manifests":[],"layers":[]}""", "in one")]
    [TestCase(
        """{"mediaType":"application/vnd.oci.image.manifest.v1+json","manifests":[],"config":{},"layers":[]}""",
        "in one")]
    public async Task Pull_ADocumentThatReadersDisagreeAbout_IsRefused(string text, string reason)
    {
        await using var pull = await Pull.StartAsync();
        pull.PushManifest(MediaTypes.OciManifest, System.Text.Encoding.UTF8.GetBytes(text));

        Assert.That((await pull.FailAsync<InvalidContentException>()).Message, Does.Contain(reason));
    }

    [Test]
    public async Task Pull_OneLayerInTwoSizes_IsRefused()
    {
        await using var pull = await Pull.StartAsync();
        var digest = pull.Registry.AddBlob([1, 2, 3]);
        pull.PushImage(
            Documents.Descriptor(MediaTypes.OciLayerGzip, digest, 3),
            Documents.Descriptor(MediaTypes.OciLayerGzip, digest, 4));
        pull.Format = "oci";

        Assert.That(
            (await pull.FailAsync<InvalidContentException>()).Message, Does.Contain("said to have 3 bytes, and 4"));
    }
}
