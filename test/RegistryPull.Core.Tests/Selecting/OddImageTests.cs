using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Selecting;

/// <summary>Images that no current tool would push, and that every engine still takes.</summary>
[TestFixture]
internal sealed class OddImageTests
{
    private static readonly ImageFixture Image = Fixture.Image();

    // docker 1.10 pushed configurations so: https://github.com/moby/moby/issues/48361
    [TestCase("application/octet-stream")]
    [TestCase("application/json")]
    [TestCase(null)]
    public async Task Pull_ConfigurationWhoseTypeSaysNothing_IsAnImageByItsContent(string? mediaType)
    {
        await using var pull = await Pull.StartAsync(Image);
        Push(pull, config => SetType(config, mediaType));

        var image = (await pull.RunAsync()).Images.Single();

        Assert.That(
            (image.ImageId, image.Platforms.Single().ToString()), Is.EqualTo((Image.Config().Digest, "linux/amd64")));
        Assert.That(image.Layers, Has.Length.EqualTo(Image.Layers().Count));
    }

    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("no JSON")]
    public async Task Pull_UntypedContentThatIsNoConfiguration_IsAnArtifact(string content)
    {
        await using var pull = await Pull.StartAsync(Image);
        var bytes = Encoding.UTF8.GetBytes(content);
        Push(
            pull,
            config => Replace(
                config, Documents.Descriptor("application/octet-stream", pull.Registry.AddBlob(bytes), bytes.Length)));

        var error = await pull.FailAsync<InvalidRequestException>();

        Assert.That(error.Message, Does.Contain("is an artifact (application/octet-stream), not a container image"));
    }

    // Go leaves an empty list out, or writes null: https://github.com/moby/moby/issues/21222
    [TestCase("""{"type":"layers"}""", "[]")]
    [TestCase("""{"type":"layers","diff_ids":null}""", "null")]
    [TestCase("""{"type":"layers","diff_ids":[]}""", null)]
    public async Task Pull_NoLayers_IsAnImage(string rootfs, string? layers)
    {
        foreach (var format in new[] { "docker", "oci", "rootfs" })
        {
            await using var pull = await Pull.StartAsync(Image);
            pull.Format = format;
            var config = Encoding.UTF8.GetBytes($$"""{"os":"linux","architecture":"amd64","rootfs":{{rootfs}}}""");
            var manifest = new JsonObject
            {
                ["schemaVersion"] = 2,
                ["config"] = Documents.Descriptor(MediaTypes.OciConfig, pull.Registry.AddBlob(config), config.Length),
            };
            if (layers is not null)
            {
                manifest["layers"] = JsonNode.Parse(layers);
            }

            pull.PushManifest(MediaTypes.OciManifest, manifest);

            Assert.That((await pull.RunAsync()).Images.Single().Layers, Is.Empty, format);
        }
    }

    [TestCase("linux/arm64")]
    [TestCase("linux/amd64")]
    public async Task Pull_OneManifestForTwoPlatforms_SuitsBoth(string platform)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.PushIndex(Entry(Image, "arm64"), Entry(Image, "amd64"));

        var image = (await pull.RunAsync(With(platform))).Images.Single();

        Assert.That((image.Digest, image.Platforms.Single().ToString()), Is.EqualTo((Image.Root.Digest, platform)));
    }

    [Test]
    public async Task Pull_TwoPlatformsOfOneManifest_KeepsAnIndexOfBoth()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.PushIndex(Entry(Image, "arm64"), Entry(Image, "amd64"), Entry(Image, "s390x"));
        pull.Format = "oci";

        var image = (await pull.RunAsync(With("linux/amd64", "linux/arm64"))).Images.Single();

        var bytes = await File.ReadAllBytesAsync(Path.Combine(pull.Output, "blobs", "sha256", image.Digest.Hex));
        var index = ImageIndex.Parse(new Descriptor(MediaTypes.OciIndex, image.Digest, 0), bytes);
        Assert.That(index.Manifests.Select(static entry => $"{entry.Platform} {entry.Digest}"), Is.EqualTo(new[]
        {
            $"linux/amd64 {Image.Root.Digest}", $"linux/arm64 {Image.Root.Digest}",
        }));
    }

    // The other entries of the index | asked for          | taken
    [TestCase("", "", true)]
    [TestCase("", "linux/amd64", true)]
    [TestCase("", "linux/s390x", false)]
    [TestCase("arm64", "linux/amd64", true)]
    [TestCase("arm64", "linux/s390x", false)]
    public async Task Pull_EntryWithoutAPlatform_IsForThatOfItsConfiguration(
        string other, string platform, bool isTaken)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Push(Fixture.Image(new ImageRecipe { Seed = 2 }), "other");
        var entries = other.Length == 0 ? [] : new[] { Entry(Fixture.Image(new ImageRecipe { Seed = 2 }), other) };
        pull.PushIndex([.. entries, Entry(Image, null)]);
        var change = platform.Length == 0 ? null : With(platform);

        if (!isTaken)
        {
            await pull.FailAsync<ImageNotFoundException>(change);
            return;
        }

        var image = (await pull.RunAsync(change)).Images.Single();

        Assert.That(
            (image.Digest, image.Platforms.Single().ToString()), Is.EqualTo((Image.Root.Digest, "linux/amd64")));
    }

    [Test]
    public async Task Pull_EntryWithoutAPlatformThatIsNotThere_IsPassedOver()
    {
        await using var pull = await Pull.StartAsync(Image);
        var missing = Documents.Descriptor(MediaTypes.OciManifest, Digest.Compute("gone"u8), 4);
        pull.PushIndex(missing, Entry(Image, null));

        Assert.That((await pull.RunAsync(With("linux/amd64"))).Images.Single().Digest, Is.EqualTo(Image.Root.Digest));
    }

    [TestCase(long.MaxValue)]
    [TestCase(long.MaxValue / 2)]
    public async Task Pull_SizesBeyondAnySum_AreRefusedAsContent(long size)
    {
        foreach (var format in new[] { "docker", "oci", "rootfs" })
        {
            await using var pull = await Pull.StartAsync(Image);
            pull.Format = format;
            pull.PushImage(
                Documents.Descriptor(MediaTypes.OciLayerGzip, Digest.Compute("one"u8), size),
                Documents.Descriptor(MediaTypes.OciLayerGzip, Digest.Compute("two"u8), size));

            Assert.That(
                (await pull.FailAsync<InvalidContentException>()).Message, Does.Contain("more than 1 PiB"), format);
        }
    }

    private static void Push(Pull pull, Action<JsonObject> changeConfig)
    {
        var manifest = JsonNode.Parse(Image.Root.Bytes)!.AsObject();
        changeConfig(manifest["config"]!.AsObject());
        pull.PushManifest(MediaTypes.OciManifest, manifest);
    }

    private static void SetType(JsonObject descriptor, string? mediaType)
    {
        descriptor.Remove("mediaType");
        if (mediaType is not null)
        {
            descriptor["mediaType"] = mediaType;
        }
    }

    private static void Replace(JsonObject descriptor, JsonObject other)
    {
        foreach (var (name, value) in other)
        {
            descriptor[name] = value!.DeepClone();
        }
    }

    private static JsonObject Entry(ImageFixture image, string? architecture)
    {
        var entry = Documents.Descriptor(image.Root.Descriptor.MediaType, image.Root.Digest, image.Root.Bytes.Length);
        if (architecture is not null)
        {
            entry["platform"] = new JsonObject { ["os"] = "linux", ["architecture"] = architecture };
        }

        return entry;
    }

    private static Func<PullRequest, PullRequest> With(params string[] platforms) => request =>
        request with { Platforms = PlatformChoice.From([.. platforms.Select(Platform.Parse)]) };
}
