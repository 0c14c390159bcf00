using System.Text.Json.Nodes;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Selecting;

/// <summary>What comes along with an image: found by the list of referrers, by the tag that stands for it, and by
/// cosign's tags.</summary>
[TestFixture]
internal sealed class ReferrerReaderTests
{
    private const string Sbom = "application/spdx+json";

    private static readonly ImageFixture Image = Fixture.Image();

    private static readonly ImageFixture[] About =
        [.. Enumerable.Range(1, 3).Select(static i => Fixture.Referrer(Image.Root.Descriptor, Sbom, seed: i))];

    // A signature of the first of them.
    private static readonly ImageFixture Signature = Fixture.Referrer(
        About[0].Root.Descriptor, "application/vnd.example.sig", seed: 9);

    [TestCase(100)]
    [TestCase(1)]
    public async Task Pull_TheRegistryListsReferrers_HoldsThemAndTheirs(int perPage)
    {
        await using var pull = await StartAsync(new FakeRegistryOptions { ReferrersPerPage = perPage });
        PushReferrers(pull);

        await RunAsync(pull);

        Layout.AssertDirectory(pull.Output, [Image, .. About, Signature]);
        Assert.That(
            Entries(pull).Select(static entry => entry.Name), Is.EqualTo(new[] { "1.0", null, null, null, null }));
    }

    [Test]
    public async Task Pull_WithoutAskingForThem_LeavesThem()
    {
        await using var pull = await StartAsync();
        PushReferrers(pull);

        await pull.RunAsync();

        Layout.AssertDirectory(pull.Output, Image);
    }

    [Test]
    public async Task Pull_TheRegistryListsNone_FindsThemByTheTag()
    {
        await using var pull = await StartAsync(new FakeRegistryOptions { ListsReferrers = false });
        var tag = $"sha256-{Image.Root.Digest.Hex}";
        pull.Registry.Push("team/app", null, About[0]);
        var index = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["manifests"] = new JsonArray(new JsonObject
            {
                ["mediaType"] = MediaTypes.OciManifest,
                ["digest"] = About[0].Root.Digest.ToString(),
                ["size"] = About[0].Root.Bytes.Length,
            }),
        };
        pull.Registry.AddManifest(
            "team/app", tag, MediaTypes.OciIndex, System.Text.Encoding.UTF8.GetBytes(index.ToJsonString()));

        await RunAsync(pull);

        Layout.AssertDirectory(pull.Output, Image, About[0]);
    }

    [TestCase("sig")]
    [TestCase("att")]
    [TestCase("sbom")]
    public async Task Pull_CosignsTag_IsKeptWithItsName(string ending)
    {
        await using var pull = await StartAsync();
        var tag = $"sha256-{Image.Root.Digest.Hex}.{ending}";
        pull.Registry.Push("team/app", tag, Fixture.Artifact());

        await RunAsync(pull);

        Layout.AssertDirectory(pull.Output, Image, Fixture.Artifact());
        Assert.That(Entries(pull).Select(static entry => entry.Name), Is.EqualTo(new[] { "1.0", tag }));
    }

    [Test]
    public async Task Pull_NothingRefersToIt_SaysSo()
    {
        await using var pull = await StartAsync();

        await RunAsync(pull);

        Layout.AssertDirectory(pull.Output, Image);
        Assert.That(pull.Progress.Notes.Single(), Does.StartWith("nothing refers to"));
    }

    // A registry that cannot be asked is a failure, and not an image without signatures.
    [TestCase(500)]
    [TestCase(400)]
    public async Task Pull_TheListIsRefused_Fails(int status)
    {
        await using var pull = await StartAsync();
        pull.Registry.Faults.Add(When.Referrers, Faults.Status(status), times: 10);

        await pull.FailAsync<RegistryUnavailableException>(static request => request with { Referrers = true });

        Assert.That(Path.Exists(pull.Output), Is.False);
    }

    [Test]
    public async Task Pull_TheListIsAWebPage_Fails()
    {
        await using var pull = await StartAsync();
        pull.Registry.Faults.Add(
            When.Referrers, (answer, _) => FakeAnswer.Of("text/html", "<html>"u8.ToArray()), times: 10);

        var error = await pull.FailAsync<RegistryUnavailableException>(
            static request => request with { Referrers = true });

        Assert.That(error.Message, Does.Contain("does not answer with a list of referrers"));
    }

    [Test]
    public async Task Pull_AListWithoutALastPage_Fails()
    {
        await using var pull = await StartAsync();
        pull.Registry.Faults.Add(
            When.Referrers, static (answer, _) => answer.With("Link", "<?last=x>; rel=\"next\""), times: 1000);

        var error = await pull.FailAsync<InvalidContentException>(static request => request with { Referrers = true });

        Assert.That(error.Message, Does.Contain("has no last page"));
    }

    [TestCase("docker")]
    [TestCase("rootfs")]
    [TestCase("files")]
    public async Task Pull_AFormatThatCannotHoldThem_IsRefused(string format)
    {
        await using var pull = await StartAsync();
        pull.Format = format;

        var error = await pull.FailAsync<InvalidRequestException>(static request => request with { Referrers = true });

        Assert.That(error.Message, Does.Contain("--referrers").And.Contain("oci, oci-archive"));
    }

    private static async Task<Pull> StartAsync(FakeRegistryOptions? options = null)
    {
        var pull = await Pull.StartAsync(Image, options);
        pull.Format = "oci";
        return pull;
    }

    private static void PushReferrers(Pull pull)
    {
        foreach (var artifact in About.Append(Signature))
        {
            pull.Registry.Push("team/app", null, artifact);
        }
    }

    private static Task<PullResult> RunAsync(Pull pull) =>
        pull.RunAsync(static request => request with { Referrers = true });

    private static IEnumerable<(string Digest, string? Name)> Entries(Pull pull)
    {
        var index = JsonNode.Parse(File.ReadAllBytes(Path.Combine(pull.Output, "index.json")))!;
        return index["manifests"]!.AsArray().Select(static entry =>
            ((string)entry!["digest"]!, (string?)entry["annotations"]?["org.opencontainers.image.ref.name"]));
    }
}
