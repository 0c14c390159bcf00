using System.Text;
using NUnit.Framework;

namespace RegistryPull.Abstractions.Tests;

/// <summary>What index, manifest and configuration have in common: they come from strangers.</summary>
public sealed class DocumentTests
{
    private const string Hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private const string Good = $$"""{"mediaType":"m","digest":"sha256:{{Hex}}","size":0}""";

    private static readonly string Deep = string.Concat(Enumerable.Repeat("""{"a":""", 100)) + "1" + new string(
        '}', 100);

    // Anything that is no descriptor, in the place of one.
    private static readonly string[] BadDescriptors =
    [
        "null", "1", "\"x\"", "[]", "{}",
        $$"""{"digest":"sha256:{{Hex}}"}""",
        $$"""{"digest":"sha256:{{Hex}}","size":null}""",
        $$"""{"digest":"sha256:{{Hex}}","size":-1}""",
        $$"""{"digest":"sha256:{{Hex}}","size":"7"}""",
        $$"""{"digest":"sha256:{{Hex}}","size":1.5}""",
        $$"""{"digest":"sha256:{{Hex}}","size":9223372036854775808}""",
        """{"size":1}""",
        """{"digest":null,"size":1}""",
        """{"digest":"sha256:../../etc/passwd","size":1}""",
        $$"""{"digest":"SHA256:{{Hex}}","size":1}""",
        """{"digest":"\ud800","size":1}""",
        $$"""{"mediaType":7,"digest":"sha256:{{Hex}}","size":1}""",
        $$"""{"digest":"sha256:{{Hex}}","size":1,"urls":["not an address"]}""",
        $$"""{"digest":"sha256:{{Hex}}","size":1,"urls":[null]}""",
        $$"""{"digest":"sha256:{{Hex}}","size":1,"annotations":{"a":1} }""",
        $$"""{"digest":"sha256:{{Hex}}","size":1,"annotations":[]}""",
        $$"""{"digest":"sha256:{{Hex}}","size":1,"platform":"linux"}""",
    ];

    private static readonly string[] BadDocuments =
        [
            "", " ", "null", "1", "\"x\"", "[]", "{}", "{", """{"a":1,}""", "{} {}", "\0", "<html>", Deep, "\uFEFF",
            "\uFEFF\uFEFF{}",
        ];

    [TestCaseSource(nameof(BadDocuments))]
    public void Parse_NotTheDocument_IsInvalidContent(string json)
    {
        AssertInvalid(() => Index(json));
        AssertInvalid(() => Manifest(json));
        AssertInvalid(() => Config(json));
    }

    [TestCaseSource(nameof(BadDescriptors))]
    public void Parse_BadDescriptor_IsInvalidContent(string descriptor)
    {
        AssertInvalid(() => Index($$"""{"manifests":[{{Good}},{{descriptor}}]}"""));
        AssertInvalid(() => Manifest($$"""{"config":{{descriptor}},"layers":[]}"""));
        AssertInvalid(() => Manifest($$"""{"config":{{Good}},"layers":[{{descriptor}}]}"""));
    }

    [TestCase("""{"manifests":null}""")]
    [TestCase("""{"manifests":{}}""")]
    public void Index_NoManifests_IsInvalidContent(string json) => AssertInvalid(() => Index(json));

    [TestCase("""{"layers":[]}""")]
    [TestCase("""{"config":null,"layers":[]}""")]
    public void Manifest_PartMissing_IsInvalidContent(string json) => AssertInvalid(() => Manifest(json));

    [TestCase("""{"rootfs":null}""")]
    [TestCase("""{"rootfs":{"diff_ids":[null]}}""")]
    [TestCase("""{"rootfs":{"diff_ids":["x"]}}""")]
    [TestCase("""{"os":1,"rootfs":{"diff_ids":[]}}""")]
    public void Config_BadDiffIds_IsInvalidContent(string json) => AssertInvalid(() => Config(json));

    // Go leaves an empty list out, or writes null.
    [TestCase($$"""{"config":{{Good}} }""")]
    [TestCase($$"""{"config":{{Good}},"layers":null}""")]
    public void Manifest_NoLayers_HasNone(string json) => Assert.That(Manifest(json).Layers, Is.Empty);

    [TestCase("""{"rootfs":{}}""")]
    [TestCase("""{"rootfs":{"type":"layers","diff_ids":null}}""")]
    public void Config_NoDiffIds_HasNone(string json) => Assert.That(Config(json).DiffIds, Is.Empty);

    [Test]
    public void Parse_AnnotationIsNull_IsPassedOver()
    {
        var json = $$"""{"manifests":[{"digest":"sha256:{{Hex}}","size":1,"annotations":{"a":null,"b":"c"} }]}""";

        Assert.That(Index(json).Manifests[0].Annotations, Is.EqualTo(new Dictionary<string, string> { ["b"] = "c" }));
    }

    [Test]
    public void Parse_TooManyEntries_IsInvalidContent()
    {
        AssertInvalid(() => Index($$"""{"manifests":[{{string.Join(',', Enumerable.Repeat(Good, 10_001))}}]}"""));
        AssertInvalid(
            () =>
                Manifest($$"""{"config":{{Good}},"layers":[{{string.Join(',', Enumerable.Repeat(Good, 10_001))}}]}"""));
    }

    [Test]
    public void Parse_ByteOrderMark_IsPassedOverAndKept()
    {
        var index = Index("\uFEFF{\"manifests\":[]}");

        Assert.That(index.Bytes.Span.StartsWith("\uFEFF"u8), Is.True);
    }

    [Test]
    public void Parse_DeepUnknownField_IsBoundedNotFatal()
    {
        var json = $$"""{"manifests":[],"x":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";

        AssertInvalid(() => Index(json));
    }

    [Test]
    public void Parse_RandomDamage_IsInvalidContentOrFine()
    {
        var random = new Random(3);
        var sound = Encoding.UTF8.GetBytes($$"""
            {"manifests":[{{Good}}],"config":{{Good}},"layers":[{{Good}}],"rootfs":{"diff_ids":["sha256:{{Hex}}"]},"os":"linux"}
            """);
        for (var run = 0; run < 3000; run++)
        {
            var bytes = sound.ToArray();
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            AssertInvalidOr(() => ImageIndex.Parse(Named(bytes), bytes), static _ => { });
            AssertInvalidOr(() => ImageManifest.Parse(Named(bytes), bytes), static _ => { });
            AssertInvalidOr(() => ImageConfig.Parse(Named(bytes), bytes), static _ => { });
        }
    }

    private static void AssertInvalid(Func<object> parse)
    {
        var error = Assert.Throws<InvalidContentException>(() => parse());
        Assert.That(error!.Message, Does.Contain("malformed").And.Contain("sha256:").And.Not.Match(@"[\x00-\x1f]"));
    }

    private static void AssertInvalidOr<T>(Func<T> parse, Action<T> otherwise)
    {
        T parsed;
        try
        {
            parsed = parse();
        }
        catch (InvalidContentException)
        {
            return;
        }

        otherwise(parsed);
    }

    private static Descriptor Named(byte[] bytes) => new("application/json", Digest.Compute(bytes), bytes.Length);

    private static ImageIndex Index(string json) =>
        ImageIndex.Parse(Named(Encoding.UTF8.GetBytes(json)), Encoding.UTF8.GetBytes(json));

    private static ImageManifest Manifest(string json) =>
        ImageManifest.Parse(Named(Encoding.UTF8.GetBytes(json)), Encoding.UTF8.GetBytes(json));

    private static ImageConfig Config(string json) =>
        ImageConfig.Parse(Named(Encoding.UTF8.GetBytes(json)), Encoding.UTF8.GetBytes(json));

    [Test]
    public void Parse_MoreMembersThanAnyIndexHas_IsRefusedBeforeTheyAreMade()
    {
        var entries = string.Join(',', Enumerable.Repeat("{}", 300_000));
        var bytes = System.Text.Encoding.UTF8.GetBytes($$"""{"manifests":[{{entries}}]}""");

        var error = Assert.Throws<InvalidContentException>(
            () => ImageIndex.Parse(new Descriptor(MediaTypes.OciIndex, Digest.Compute(bytes), bytes.Length), bytes));

        Assert.That(error!.Message, Does.Contain("more than 250000 members"));
    }
}
