using System.Collections.Immutable;
using NUnit.Framework;
using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporters.OciLayout;
using RegistryPull.Exporting;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests;

/// <summary>The plans of the built-in formats, segment by segment. Nothing is fetched and nothing is written.</summary>
[TestFixture]
internal sealed class PlanTests
{
    private static readonly ImageFixture Hello = Fixture.Image(new ImageRecipe { Layers = 2 });

    private static readonly ExportImage Image = Hello.Export("hello:1");

    [Test]
    public void Plan_OciArchive_IsALayoutInOneTar()
    {
        var plan = new OciArchiveExporter().Plan([Image], PlanContext.Empty);

        Assert.That(plan.Files.Single().Path, Is.Empty);
        Assert.That(
            PlanText.Segments(plan.Files[0]),
            Is.EqualTo(Tar([.. Blobs(), Known("index.json"), Known("oci-layout")], plan)));
    }

    [Test]
    public void Plan_Docker_IsALayoutWithAManifestInOneTar()
    {
        var plan = new DockerArchiveExporter().Plan([Image], PlanContext.Empty);

        Assert.That(plan.Files.Single().Path, Is.Empty);
        Assert.That(
            PlanText.Segments(plan.Files[0]),
            Is.EqualTo(Tar([.. Blobs(), Known("index.json"), Known("manifest.json"), Known("oci-layout")], plan)));
    }

    [Test]
    public void Plan_OciLayout_IsAFileForEachDigestAndTheIndexLast()
    {
        var plan = new OciLayoutExporter().Plan([Image], PlanContext.Empty);

        Assert.That(
            plan.Files.Select(static file => file.Path),
            Is.EqualTo((string[])[.. Blobs().Select(static entry => entry.Path), "oci-layout", "index.json"]));
        foreach (var (path, blob) in Blobs())
        {
            var segment = plan.Files.Single(file => file.Path == path).Segments.Single();
            Assert.That(segment is FileSegment.Blob, Is.EqualTo(Image.Blobs().Contains(blob)), path);
            Assert.That(DigestOf(segment), Is.EqualTo(blob!.Digest));
        }
    }

    [Test]
    public void Plan_OciLayoutWithAnExistingIndex_KeepsItsEntries()
    {
        var other = Fixture.Image(new ImageRecipe { Seed = 2 }).Export("other:1");
        var exporter = new OciLayoutExporter();
        var first = exporter.Plan([other], PlanContext.Empty);
        var existing = first.Files.Where(file => exporter.Traits.MergedFiles.Contains(file.Path))
            .ToImmutableDictionary(static file => file.Path, Content);

        var plan = exporter.Plan([Image], new PlanContext { Existing = existing });

        var index = Exported.Json(Content(plan.Files[^1]).ToArray());
        Assert.That(
            index["manifests"]!.AsArray().Select(static entry => entry!["digest"]!.GetValue<string>()),
            Is.EqualTo(new[] { $"{other.Root.Digest}", $"{Image.Root.Digest}" }));
        Assert.That(
            plan.Blobs, Is.EqualTo(Image.Blobs()), "what the layout has of the other image is not planned again");
    }

    // Entries are sorted by path. The bytes of an entry that is not content of the image are taken from the plan: other
    // tests look into them.
    private static IEnumerable<string> Tar((string Path, Descriptor? Content)[] entries, OutputPlan plan)
    {
        var segments = plan.Files[0].Segments;
        var at = 0;
        foreach (var (path, content) in entries)
        {
            yield return $"header {path}";
            var segment = segments[at + 1];
            Assert.That(content is null || DigestOf(segment) == content.Digest, Is.True, path);
            yield return segment is FileSegment.Blob ? $"blob {DigestOf(segment)} {segment.Length}"
                : $"bytes {DigestOf(segment)} {segment.Length}";
            var padding = (512 - (segment.Length % 512)) % 512;
            at += padding == 0 ? 2 : 3;
            if (padding > 0)
            {
                yield return $"zeros {padding}";
            }
        }

        yield return "zeros 1024";
    }

    private static (string Path, Descriptor? Content)[] Blobs()
    {
        var manifest = Image.Manifests.Single().Manifest;
        Descriptor[] contents = [manifest.Descriptor, manifest.Config, .. manifest.Layers];
        return [.. contents.Select(static blob => ($"blobs/sha256/{blob.Digest.Hex}", (Descriptor?)blob)).OrderBy(static entry => entry.Item1, StringComparer.Ordinal)];
    }

    private static (string Path, Descriptor? Content) Known(string path) => (path, null);

    private static ReadOnlyMemory<byte> Content(PlannedFile file) =>
        ((FileSegment.Bytes)file.Segments.Single()).Content;

    private static Digest DigestOf(FileSegment segment) => segment is FileSegment.Blob blob
        ? blob.Content.Digest
        : Digest.Compute(((FileSegment.Bytes)segment).Content.Span);
}
