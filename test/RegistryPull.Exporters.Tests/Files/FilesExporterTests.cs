using System.Text;
using NUnit.Framework;
using RegistryPull.Exporters.Files;
using RegistryPull.Exporting;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Files;

[TestFixture]
public sealed class FilesExporterTests
{
    private static readonly FilesExporter Exporter = new();

    [Test]
    public async Task Export_TitledLayers_AreFilesUnderTheirTitles()
    {
        var artifact =
            new ArtifactExport().AddTitled("db.tar.gz", "database").AddTitled("policy/allow.rego", "package main");
        using var workspace = new MemoryWorkspace();

        await Exporter.RunAsync([artifact.Build("policies:1")], artifact.Content, workspace, CancellationToken.None);

        Assert.That(
            workspace.Files.ToDictionary(static file => file.Key, static file => Encoding.UTF8.GetString(file.Value)),
            Is.EquivalentTo(
                new Dictionary<string, string> { ["db.tar.gz"] = "database", ["policy/allow.rego"] = "package main" }));
    }

    [Test]
    public void Plan_ALayerWithoutATitle_IsNamedByItsDigest()
    {
        var image = new ArtifactExport().Add("chart"u8.ToArray(), "application/vnd.cncf.helm.chart.content.v1.tar+gzip")
            .Build("chart:1");

        Assert.That(Plan(image).Files.Single().Path, Is.EqualTo($"sha256-{Digest.Compute("chart"u8).Hex}"));
    }

    [Test]
    public void Plan_OneLayerTwice_IsOneFile() =>
        Assert.That(
            Plan(new ArtifactExport().AddTitled("a", "x").AddTitled("a", "x").Build("a:1")).Files,
            Has.Length.EqualTo(1));

    [Test]
    public void Plan_ADirectoryOfOras_IsWrittenAsTheTarItIs()
    {
        var image = new ArtifactExport()
            .Add(
                "tar"u8.ToArray(),
                MediaTypes.OciLayerGzip,
                ("org.opencontainers.image.title", "docs"),
                ("io.deis.oras.content.unpack", "true"))
            .Build("site:1");

        var plan = Plan(image);

        Assert.That(plan.Files.Single().Path, Is.EqualTo("docs"));
        Assert.That(
            plan.Notes.Single(),
            Is.EqualTo("site:1: docs is a directory in a tar, which is written as it is: tar -xf unpacks it"));
    }

    // What one system cannot store, or stores elsewhere, is refused on every system.
    [TestCase("")]
    [TestCase("/etc/passwd")]
    [TestCase("../x")]
    [TestCase("a/../../x")]
    [TestCase("a/./x")]
    [TestCase("a//x")]
    [TestCase("a/")]
    [TestCase(@"a\x")]
    [TestCase(@"..\x")]
    [TestCase("C:x")]
    [TestCase("C:/x")]
    [TestCase("x:stream")]
    [TestCase("a?")]
    [TestCase("a\0b")]
    [TestCase("a\nb")]
    [TestCase("a\u202Eb")]
    [TestCase("x.")]
    [TestCase("x ")]
    [TestCase("CON")]
    [TestCase("nul.txt")]
    [TestCase("a/Com1.tar.gz")]
    [TestCase("LPT¹")]
    public void Plan_ATitleThatIsNoPathEverywhere_IsInvalidContent(string title)
    {
        var image = new ArtifactExport().AddTitled("good", "x").AddTitled(title, "y").Build("bad:1");

        var error = Assert.Throws<InvalidContentException>(() => Plan(image));

        Assert.That(error!.Message, Does.StartWith("the title '").And.Not.Match(@"[\x00-\x1f\u202e]"));
        Assert.That(error.Digest, Is.EqualTo(Digest.Compute("y"u8)));
    }

    [TestCase("a", "A")]
    [TestCase("dir/x", "DIR/X")]
    [TestCase("a", "a")]
    [TestCase("a", "a/b")]
    [TestCase("a/b", "A")]
    public void Plan_TitlesThatCollide_AreInvalidContent(string one, string other)
    {
        var image = new ArtifactExport().AddTitled(one, "x").AddTitled(other, "y").Build("bad:1");

        Assert.Throws<InvalidContentException>(() => Plan(image));
    }

    [Test]
    public void Plan_LongTitles_AreInvalidContent()
    {
        Assert.Throws<InvalidContentException>(
            () => Plan(new ArtifactExport().AddTitled(new string('a', 256), "x").Build("bad:1")));
        Assert.Throws<InvalidContentException>(
            () => Plan(
                new ArtifactExport().AddTitled(string.Join('/', Enumerable.Repeat("ab", 400)), "x").Build("bad:1")));
    }

    [Test]
    public void Plan_NoLayers_IsRefused() =>
        Assert.Throws<InvalidRequestException>(() => Plan(new ArtifactExport().Build("none:1")));

    private static OutputPlan Plan(ExportImage image) => Exporter.Plan([image], PlanContext.Empty);
}
