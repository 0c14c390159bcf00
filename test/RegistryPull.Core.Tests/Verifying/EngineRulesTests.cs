using NUnit.Framework;
using RegistryPull.Layers;

namespace RegistryPull.Verifying;

[TestFixture]
internal sealed class EngineRulesTests
{
    private static readonly ArchiveTraits Hybrid = new() { HasDockerList = true, HasLayout = true };

    private static readonly Dictionary<string, ArchiveTraits> Archives = new()
    {
        ["hybrid"] = Hybrid,
        ["several"] = Hybrid with { HasSeveralImages = true },
        ["layout"] = Hybrid with { HasDockerList = false },
        ["layout of several"] = Hybrid with { HasDockerList = false, HasSeveralImages = true, HasSeveralEntries = true },
        ["layout of two names"] = Hybrid with { HasDockerList = false, HasSeveralEntries = true },
        ["two names"] = Hybrid with { HasSeveralEntries = true },
        ["docker"] = Hybrid with { HasLayout = false },
        ["zstd layers"] = Hybrid with { HasZstdLayers = true },
        ["gzip"] = Hybrid with { Compression = CompressionFormat.Gzip },
        ["zstd"] = Hybrid with { Compression = CompressionFormat.Zstd },
        ["delta"] = Hybrid with { IsDelta = true },
        ["delta of several"] = Hybrid with { IsDelta = true, HasSeveralImages = true },
        ["docker delta"] = Hybrid with { IsDelta = true, HasLayout = false },
        ["directory"] = Hybrid with { IsDirectory = true },
    };

    // old docker, graph driver, containerd store, podman, ctr
    [TestCase("hybrid", "+++++")]
    [TestCase("several", "+++++")]
    [TestCase("layout", "--+++")]
    [TestCase("layout of several", "--+-+")]
    [TestCase("layout of two names", "--+-+")]
    [TestCase("two names", "+++++")]
    [TestCase("docker", "+++++")]
    [TestCase("zstd layers", "-++++")]
    [TestCase("gzip", "++++-")]
    [TestCase("zstd", "-+++-")]
    [TestCase("delta", "+++++")]
    [TestCase("delta of several", "+++-+")]
    [TestCase("docker delta", "+++--")]
    [TestCase("directory", "---+-")]
    public void Judge_AnArchive_SaysWhoLoadsIt(string archive, string expected)
    {
        var engines = EngineRules.Judge(Archives[archive]);

        Assert.That(string.Concat(engines.Select(static engine => engine.Loads ? '+' : '-')), Is.EqualTo(expected));
        Assert.That(
            engines.Where(static engine => !engine.Loads).Select(static engine => engine.Notes.Length),
            Has.All.Positive);
    }

    [TestCase("hybrid", "the digest is lost|the digest is lost|||")]
    [TestCase("several", "the digest is lost|the digest is lost||the digests are lost: several images|")]
    [TestCase("zstd layers", "zstd layers|the digest is lost|||")]
    [TestCase("docker", "||the digest is new: no index.json||the digest is new: no index.json")]
    public void Judge_AnArchive_SaysWhatIsLost(string archive, string expected) =>
        Assert.That(
            string.Join(
                '|', EngineRules.Judge(Archives[archive]).Select(static engine => string.Join(',', engine.Notes))),
            Is.EqualTo(expected));

    [Test]
    public void Judge_ADeltaInVolumes_SaysWhatHasToBeDoneFirst() =>
        Assert.That(
            EngineRules.Judge(Hybrid with { IsDelta = true, IsSplit = true })[3].Notes,
            Is.EqualTo(new[] { "the volumes have to be joined first", "it needs the base of the delta" }));

    [Test]
    public void Judge_AnImageWithoutAName_SaysHowCtrImportsIt() =>
        Assert.That(
            EngineRules.Judge(Hybrid with { HasUnnamedImages = true })[4].Notes.Single(), Does.Contain("--digests"));
}
