using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests.OciLayout;

public sealed class OciLayoutExporterTests
{
    private static readonly ImageFixture Nginx = Fixture.Image();
    private static readonly ImageFixture Redis = Fixture.Image(new ImageRecipe { Seed = 2 });

    [Test]
    public async Task Export_AnImage_WritesTheIndexLast()
    {
        using var workspace = await Export(null, Nginx.Export("nginx:1.27"));

        Assert.That(workspace.Order[^1], Is.EqualTo("index.json"));
        Assert.That(workspace.Order.SkipLast(1), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public async Task Export_AnImage_WritesThisIndex()
    {
        var digest = Nginx.Root.Digest;
        using var workspace = await Export(null, Nginx.Export("nginx:1.27"));

        var expected = $$$"""
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[
            {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{{{digest}}}","size":{{{Nginx.Root.Bytes.Length}}},
            "annotations":{"io.containerd.image.name":"docker.io/library/nginx:1.27","org.opencontainers.image.ref.name":"1.27"},
            "platform":{"architecture":"amd64","os":"linux"}}]}
            """.ReplaceLineEndings("");
        Assert.That(Encoding.UTF8.GetString(workspace.Files["index.json"]), Is.EqualTo(expected));
    }

    [Test]
    public async Task Export_AnIndex_HasAnEntryWithoutPlatform()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"]);
        using var workspace = await Exported.DirectoryAsync(
            new OciLayoutExporter(), [fixture], Existing(null), fixture.Export("multi:1"));

        var entry = Entries(workspace).Single();
        Assert.That(entry["digest"]!.GetValue<string>(), Is.EqualTo(fixture.Root.Digest.ToString()));
        Assert.That(entry.ContainsKey("platform"), Is.False);
    }

    [Test]
    public async Task Export_SeveralNames_HasAnEntryForEach()
    {
        using var workspace = await Export(null, Nginx.Export("nginx:1.27", "nginx:latest"));

        Assert.That(
            Names(workspace), Is.EqualTo(new[] { "docker.io/library/nginx:1.27", "docker.io/library/nginx:latest" }));
    }

    [Test]
    public async Task Export_SameTagOfAnotherImage_KeepsBoth()
    {
        using var first = await Export(null, Nginx.Export("nginx:latest"));
        using var second = await Export(first.Files["index.json"], Redis.Export("redis:latest"));

        Assert.That(
            Names(second), Is.EqualTo(new[] { "docker.io/library/nginx:latest", "docker.io/library/redis:latest" }));
    }

    [Test]
    public async Task Export_SameName_TakesThePlaceOfTheOldEntry()
    {
        using var first = await Export(null, Nginx.Export("web:1"), Nginx.Export("other:1"));
        using var second = await Export(first.Files["index.json"], Redis.Export("web:1"));

        Assert.That(Names(second), Is.EqualTo(new[] { "docker.io/library/web:1", "docker.io/library/other:1" }));
        Assert.That(Entries(second)[0]["digest"]!.GetValue<string>(), Is.EqualTo(Redis.Root.Digest.ToString()));
    }

    [Test]
    public async Task Export_Again_WritesTheSameIndex()
    {
        ExportImage[] images = [Nginx.Export("nginx:1", "nginx:latest"), Redis.Export("redis:latest"), Redis.Export()];
        using var first = await Export(null, images);
        using var second = await Export(first.Files["index.json"], images);

        Assert.That(second.Files["index.json"], Is.EqualTo(first.Files["index.json"]));
    }

    [Test]
    public async Task Export_ByDigestAlone_HasOneEntryWithoutAnnotations()
    {
        using var first = await Export(null, Nginx.Export());
        using var second = await Export(first.Files["index.json"], Nginx.Export());

        Assert.That(Entries(second), Has.Count.EqualTo(1));
        Assert.That(Entries(second)[0].ContainsKey("annotations"), Is.False);
    }

    // An entry of a tool that writes the reference name alone: what it is called, what is pulled, and whether it gives
    // way.
    [TestCase("1.27", true, Description = "skopeo, crane: the tag")]
    [TestCase("docker.io/library/nginx:1.27", true, Description = "the full name")]
    [TestCase("1.28", false)]
    [TestCase("docker.io/library/redis:1.27", false)]
    public async Task Export_EntryWithReferenceNameAlone_IsReplacedByTheSameName(string reference, bool replaced)
    {
        using var workspace = await Export(
            Index(Entry($$"""{"org.opencontainers.image.ref.name":"{{reference}}"}""")), Nginx.Export("nginx:1.27"));

        Assert.That(Entries(workspace), Has.Count.EqualTo(replaced ? 1 : 2));
        Assert.That(Names(workspace)[^1], Is.EqualTo("docker.io/library/nginx:1.27"));
    }

    [Test]
    public async Task Export_EntriesAndFieldsOfOthers_AreKept()
    {
        const string Other = """
            {"mediaType":"application/vnd.example+json","digest":"sha256:00","size":1.50e1,"artifactType":"text/ü","x-new":{"a":[1,null,"<&>"]},"annotations":null}
            """;
        var index = Encoding.UTF8.GetBytes(
            $$"""{"x-top":true,"annotations":{"a":"b"},"manifests":[{{Other}}],"schemaVersion":2}""");

        using var workspace = await Export(index, Nginx.Export("nginx:1.27"));

        var json = Exported.Json(workspace.Files["index.json"]).AsObject();
        Assert.That(
            json.Select(static field => field.Key),
            Is.EqualTo(new[] { "x-top", "annotations", "manifests", "schemaVersion" }));
        Assert.That(json["manifests"]![0]!.ToJsonString(), Is.EqualTo(JsonNode.Parse(Other)!.ToJsonString()));
        Assert.That(Entries(workspace), Has.Count.EqualTo(2));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"manifests":null}""")]
    [TestCase("""{"manifests":{}}""")]
    [TestCase("""{"manifests":[null]}""")]
    [TestCase("""{"manifests":["x"]}""")]
    [TestCase("""{"manifests":[],"manifests":[]}""")]
    [TestCase("""{"manifests":[]""")]
    [TestCase("""{"manifests":[]} x""")]
    [TestCase("""{"manifests":[{"annotations":{"org.opencontainers.image.ref.name":"\ud800"}}]}""")]
    [TestCase("""{"manifests":[{"\ud800":1}]}""")]
    [TestCase("""{"manifests":[],"x":"\ud800"}""")]
    public async Task Export_MalformedIndex_IsRefusedWithOneLine(string index)
    {
        var error = await Refusal("index.json", index);

        Assert.That(error.Message, Does.Contain("index.json").And.Not.Contain("\n"));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"imageLayoutVersion":"2.0.0"}""")]
    public async Task Export_UnknownLayoutVersion_IsRefused(string marker)
    {
        var error = await Refusal("oci-layout", marker);

        Assert.That(error.Message, Does.Contain("oci-layout"));
    }

    [Test]
    public async Task Export_OneDigestWithTwoSizes_IsInvalidContent()
    {
        var error = await Assert.ThrowsAsync<InvalidContentException>(
            () => Export(null, Nginx.Export("nginx:1"), Liar(1)));

        Assert.That(error!.Message, Does.Contain(Nginx.Export().Manifests[0].Manifest.Layers[0].Digest.ToString()));
    }

    [Test]
    public async Task Export_SizeThatWouldOverflow_IsInvalidContent()
    {
        var error = await Assert.ThrowsAsync<InvalidContentException>(() => Export(null, Liar(long.MaxValue)));

        Assert.That(error!.Message, Does.Contain($"{long.MaxValue} bytes"));
    }

    // The image of nginx, but for what its manifest says about the size of the first layer.
    private static ExportImage Liar(long size)
    {
        var image = Nginx.Export("liar:1");
        var manifest = image.Manifests[0].Manifest;
        var truth = Encoding.UTF8.GetString(manifest.Bytes.Span);
        var lie = Encoding.UTF8.GetBytes(
            truth.Replace($"\"size\": {manifest.Layers[0].Size}", $"\"size\": {size}", StringComparison.Ordinal));
        var descriptor = new Descriptor(MediaTypes.OciManifest, Digest.Compute(lie), lie.Length);
        return new ExportImage
        {
            Reference = image.Reference,
            Names = image.Names,
            Root = descriptor,
            Manifests = [new SelectedManifest(ImageManifest.Parse(descriptor, lie), image.Manifests[0].Config)],
        };
    }

    private static Task<MemoryWorkspace> Export(byte[]? index, params ExportImage[] images) =>
        Exported.DirectoryAsync(new OciLayoutExporter(), [Nginx, Redis], Existing(index), images);

    private static Dictionary<string, byte[]> Existing(byte[]? index) =>
        index is null ? [] : new() { ["index.json"] = index };

    private static async Task<OutputException> Refusal(string path, string content)
    {
        var existing = new Dictionary<string, byte[]> { [path] = Encoding.UTF8.GetBytes(content) };
        var error = await Assert.ThrowsAsync<OutputException>(() =>
            Exported.DirectoryAsync(new OciLayoutExporter(), [Nginx], existing, Nginx.Export("nginx:1")));
        return error!;
    }

    private static byte[] Index(params string[] entries) =>
        Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"manifests":[{{string.Join(',', entries)}}]}""");

    private static string Entry(string annotations) =>
        $$"""{"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{Digest.Compute([])}}","size":0,"annotations":{{annotations}}}""";

    private static List<JsonObject> Entries(MemoryWorkspace workspace) =>
        [
            .. Exported.Json(workspace.Files["index.json"])["manifests"]!.AsArray()
            .Select(static entry => entry!.AsObject()),
        ];

    private static List<string?> Names(MemoryWorkspace workspace) =>
        [
            .. Entries(workspace)
            .Select(static entry => entry["annotations"]?["io.containerd.image.name"]?.GetValue<string>()),
        ];
}
