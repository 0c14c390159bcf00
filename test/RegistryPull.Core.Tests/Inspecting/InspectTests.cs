using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Inspecting;

/// <summary>What an image is, from its documents.</summary>
[TestFixture]
internal sealed class InspectTests
{
    private Pull _pull = null!;

    [SetUp]
    public async Task Start() => _pull = await Pull.StartAsync();

    [TearDown]
    public ValueTask Stop() => _pull.DisposeAsync();

    [Test]
    public async Task Inspect_AnIndex_HasItsPlatformsAndTheChosenOne()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true);
        _pull.Push(fixture);

        var image = await InspectAsync("linux/arm64");

        Assert.That(image.Root, Is.EqualTo(fixture.Root.Descriptor));
        Assert.That(
            image.Entries.Select(static entry => $"{entry.Manifest.Platform}"),
            Is.EqualTo(new[] { "linux/amd64", "linux/arm64" }));
        Assert.That(image.Entries.Select(static entry => entry.Attestations.Length), Is.EqualTo(new[] { 1, 0 }));
        Assert.That(
            image.Selected!.Manifest.Descriptor.Digest, Is.EqualTo(fixture.ExportPlatform("linux/arm64").Root.Digest));
        Assert.That(_pull.Registry.Requests.Blobs, Has.Count.EqualTo(1), "the configuration and no layer");
    }

    [Test]
    public async Task Inspect_NestedIndexes_HasTheManifestsOfAll()
    {
        _pull.Push(Fixture.NestedIndex());

        Assert.That(
            (await InspectAsync()).Entries.Select(static entry => $"{entry.Manifest.Platform}"),
            Is.EquivalentTo(new[] { "linux/amd64", "linux/arm64", "linux/s390x" }));
    }

    [Test]
    public async Task Inspect_NothingForThisMachine_StillHasThePlatforms()
    {
        _pull.Push(Fixture.Index(["plan9/mips"]));

        var image = await InspectAsync();

        Assert.That(image.Selected, Is.Null);
        Assert.That(image.Entries, Has.Length.EqualTo(1));
        await Assert.ThatAsync(
            () => InspectAsync("linux/amd64"),
            Throws.InstanceOf<ImageNotFoundException>().With.Message.Contains("plan9/mips"));
    }

    [Test]
    public async Task Inspect_ALayerTwice_IsDownloadedOnce()
    {
        var fixture = Fixture.Image(new ImageRecipe { RepeatsLayer = true });
        _pull.Push(fixture);

        Assert.That(
            (await InspectAsync()).Selected!.DownloadSize,
            Is.EqualTo(fixture.Blobs.Values.Sum(static blob => blob.Length)));
    }

    [Test]
    public async Task Inspect_AnArtifact_HasNoDetails()
    {
        _pull.Push(Fixture.Artifact());

        var selected = (await InspectAsync()).Selected!;

        Assert.That(selected.Details, Is.Null);
        Assert.That(selected.Manifest.ArtifactType, Is.EqualTo("application/vnd.example.thing"));
    }

    [Test]
    public async Task Inspect_AConfiguration_IsReadWhole()
    {
        PushConfig("""
            {"os":"linux","architecture":"amd64","created":"2026-01-02T03:04:05Z","rootfs":{"type":"layers","diff_ids":[]},
             "config":{"Entrypoint":["/a b"],"Cmd":["c"],"Env":["PATH=/bin","X="],"User":"1000:1000","WorkingDir":"/srv","Labels":{"k":"v","n":null},
                       "ExposedPorts":{"8080/tcp":{},"53/udp":{}}},
             "history":[{"created":"2026-01-01T00:00:00Z","created_by":"ADD rootfs"},{"created_by":"CMD","empty_layer":true,"comment":"buildkit"},null]}
            """);

        var details = (await InspectAsync()).Selected!.Details!;

        Assert.That(details.Created, Is.EqualTo("2026-01-02T03:04:05Z"));
        Assert.That(details.Entrypoint, Is.EqualTo(new[] { "/a b" }));
        Assert.That(details.Cmd, Is.EqualTo(new[] { "c" }));
        Assert.That(details.Env, Is.EqualTo(new[] { "PATH=/bin", "X=" }));
        Assert.That((details.User, details.WorkingDir), Is.EqualTo(("1000:1000", "/srv")));
        Assert.That(details.ExposedPorts, Is.EqualTo(new[] { "53/udp", "8080/tcp" }));
        Assert.That(details.Labels, Is.EqualTo(new Dictionary<string, string> { ["k"] = "v", ["n"] = "" }));
        Assert.That(details.History, Is.EqualTo(new[]
        {
            new BuildStep("2026-01-01T00:00:00Z", "ADD rootfs", "", IsEmptyLayer: false),
            new BuildStep(null, "CMD", "buildkit", IsEmptyLayer: true),
        }));
    }

    [TestCase("""{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":[]}}""")]
    [TestCase("""{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":[]},"config":null,"history":null}""")]
    [TestCase("""{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":[]},"config":{"Env":null,"Labels":null,"ExposedPorts":null,"User":""}}""")]
    public async Task Inspect_AConfigurationThatSaysLittle_IsEmpty(string config)
    {
        PushConfig(config);

        var details = (await InspectAsync()).Selected!.Details!;

        Assert.That(
            (
                details.Env.Length,
                details.Labels.Count,
                details.ExposedPorts.Length,
                details.History.Length,
                details.User),
            Is.EqualTo((0, 0, 0, 0, (string?)null)));
    }

    [TestCase("\"config\":{\"Env\":\"x\"}", "$.config.Env")]
    [TestCase("\"config\":[]", "$.config")]
    [TestCase("\"history\":[{\"empty_layer\":\"yes\"}]", "$.history")]
    public async Task Inspect_AMisshapenConfiguration_SaysWhere(string member, string path)
    {
        PushConfig("{\"os\":\"linux\",\"architecture\":\"amd64\",\"rootfs\":{\"diff_ids\":[]}," + member + "}");

        await Assert.ThatAsync(
            () => InspectAsync(), Throws.InstanceOf<InvalidContentException>().With.Message.Contains(path));
    }

    [TestCase(null)]
    [TestCase("linux/arm64")]
    public async Task ReadManifest_AnIndex_IsTheBytesAsServed(string? platform)
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"]);
        _pull.Push(fixture);

        var bytes = await AskAsync(
            inspector => inspector.ReadManifestAsync(
                ImageReference.Parse(_pull.Reference), Parsed(platform), CancellationToken.None));

        Assert.That(
            bytes.ToArray(),
            Is.EqualTo(
                platform is null ? fixture.Root.Bytes
                    : fixture.Manifest(fixture.ExportPlatform(platform).Root.Digest).Bytes));
    }

    [Test]
    public async Task ReadManifest_OtherBytesThanTheDigest_AreRefused()
    {
        _pull.Reference = _pull.Registry.Push("team/app", null, Fixture.Image());
        _pull.Registry.Faults.Add(When.Manifest, Faults.FlipByte(10));

        await Assert.ThatAsync(
            () => AskAsync(
                inspector =>
                    inspector.ReadManifestAsync(ImageReference.Parse(_pull.Reference), null, CancellationToken.None)),
            Throws.InstanceOf<InvalidContentException>());
    }

    [Test]
    public async Task ReadConfig_OfAnImageAndAnArtifact_IsTheBytesAsServed()
    {
        foreach (var fixture in new[] { Fixture.Image(), Fixture.Artifact() })
        {
            _pull.Push(fixture);

            var bytes = await AskAsync(
                inspector =>
                    inspector.ReadConfigAsync(ImageReference.Parse(_pull.Reference), null, CancellationToken.None));

            Assert.That(bytes.ToArray(), Is.EqualTo(fixture.Blobs[fixture.Config().Digest]));
        }
    }

    private static Platform? Parsed(string? platform) => platform is null ? null : Platform.Parse(platform);

    private void PushConfig(string config)
    {
        var bytes = Encoding.UTF8.GetBytes(config);
        _pull.PushManifest(MediaTypes.OciManifest, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.OciManifest,
            ["config"] = Documents.Descriptor(MediaTypes.OciConfig, _pull.Registry.AddBlob(bytes), bytes.Length),
            ["layers"] = new JsonArray(),
        });
    }

    private Task<InspectedImage> InspectAsync(string? platform = null) =>
        AskAsync(
            inspector => inspector.InspectAsync(
                ImageReference.Parse(_pull.Reference), Parsed(platform), CancellationToken.None));

    private async Task<T> AskAsync<T>(Func<ImageInspector, Task<T>> ask)
    {
        await using var services = _pull.Services();
        return await ask(services.GetRequiredService<ImageInspector>());
    }
}
