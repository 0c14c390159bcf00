using System.Formats.Tar;
using System.IO.Compression;
using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporters.Rootfs.Tar;
using RegistryPull.Layers;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Rootfs.Tar;

[TestFixture]
internal sealed class RootfsTarExporterTests
{
    [Test]
    public async Task Export_Layers_IsTheTreeThatIsLeftOfThem()
    {
        var entries = Exported.Entries(await ExportAsync("root.tar",
            new TarLayer().Folder("etc", 0b111_000_000).File("etc/old", "old").File("etc/gone", "gone")
                .Link("link", "/etc"),
            new TarLayer().File("etc/old", "newer").File("etc/.wh.gone").HardLink("again", "etc/old").Fifo("pipe")
                .Device("null", 1, 3)));

        Assert.That(entries.Select(static entry => $"{entry.EntryType} {entry.Name} {entry.LinkName}".Trim()), Is.EqualTo(new[]
        {
            "RegularFile again", "Directory ./", "Directory etc/", "HardLink etc/old again", "SymbolicLink link /etc",
            "CharacterDevice null", "Fifo pipe",
        }));
        Assert.That(entries.Content("again"), Is.EqualTo("newer"u8.ToArray()));
        Assert.That(entries[2].Mode, Is.EqualTo((UnixFileMode)0b111_000_000));
        Assert.That(entries[2].ModificationTime, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000)));
        Assert.That(((PosixTarEntry)entries[5]).DeviceMinor, Is.EqualTo(3));
    }

    // GNU tar gives a directory its time when it sees the next entry that is not in it.
    [Test]
    public async Task Export_NestedDirectories_AreFollowedByWhatIsInThem()
    {
        var entries = Exported.Entries(await ExportAsync("root.tar",
            new TarLayer().Folder("a").Folder("a/b").Link("a/b/c", "x").Link("a/d", "x").Folder("a-b")
                .Link("a-b/c", "x").File("a/z", "z")));

        Assert.That(
            entries.Select(static entry => entry.Name),
            Is.EqualTo(new[] { "a/z", "./", "a/", "a/b/", "a/b/c", "a/d", "a-b/", "a-b/c" }));
    }

    [Test]
    public async Task Export_ALongNameAndAFractionOfASecond_AreReadByOthers()
    {
        var (name, time) = (
            new string('x', 150), DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).AddTicks(1_234_567));

        var entries = Exported.Entries(await ExportAsync("root.tar", new TarLayer().File(name, "long", time)));

        Assert.That((entries[0].Name, entries[0].ModificationTime), Is.EqualTo((name, time)));
    }

    // At every link they would make an archive of hundreds of megabytes of a layer of a few kilobytes.
    [Test]
    public void FieldsOf_AHardLink_RepeatNoAttributes()
    {
        var attributes = new EntryAttributes
        {
            Mode = 0b110_100_100,
            Extended = [new ExtendedAttribute(new RawName("user.x"), new byte[100])],
        };
        var plan = new RootPlan(
            TreeText.TreeOf(
                new LayerBuilder().File("a").With(_ => attributes).HardLink("b", "a").With(_ => attributes)));

        Assert.That(RootEntry.FieldsOf(plan.Files.Single()).Attributes.Extended, Is.EqualTo(attributes.Extended));
        Assert.That(RootEntry.FieldsOf(plan.Others.ElementAt(1)).Attributes.Extended, Is.Empty);
        Assert.That(RootEntry.FieldsOf(plan.Others.ElementAt(1)).Attributes.Mode, Is.EqualTo(attributes.Mode));
    }

    [Test]
    public void LengthOf_APlan_IsThatOfTheArchive()
    {
        var layer = new LayerBuilder().Folder(new string('d', 200)).File("a").Link("b", "a").HardLink("c", "a")
            .Fifo("d").Device("e");
        using var written = new MemoryStream();
        var writer = new TarRootWriter(written);

        var plan = new RootPlan(TreeText.TreeOf(layer));
        PlanWriting.Write(plan, writer, []);
        writer.End();

        Assert.That(RootEntry.LengthOf(plan), Is.EqualTo(written.Length));
    }

    [TestCase("root.tar", true)]
    [TestCase("root.tar.gz", false, Description = "how much it will be is not known")]
    public void Export_WithoutTheRoom_IsRefusedBeforeAnythingIsWritten(string name, bool isRefused)
    {
        using var workspace = new MemoryWorkspace { Name = name, FreeSpace = 2559 };
        using var layer = new TarLayer();

        Assert.That(
            async () => await UnpackedRoot.ExportAsync(
                new RootfsTarExporter(new UnpackLimits()), workspace, layer.File("a", "12345")),
            isRefused ? Throws.TypeOf<OutputException>().With.Message.Contains("needs 2.56 kB") : Throws.Nothing);
    }

    // What a layer says once in an object of memory, an archive says at each file.
    [Test]
    public void CheckOutput_AnArchiveOfLargeHeaders_IsRefused()
    {
        var attributes = new EntryAttributes
        {
            Mode = 0,
            Extended =
                [
                    .. Enumerable.Range(0, 100)
                    .Select(static i => new ExtendedAttribute(new RawName($"user.{i}"), new byte[10_000])),
                ],
        };
        var layer = Enumerable.Range(0, 1100)
            .Aggregate(new LayerBuilder(), (layer, i) => layer.File($"f{i}").With(_ => attributes));
        var size = RootEntry.LengthOf(new RootPlan(TreeText.TreeOf(layer)));

        Assert.That(size, Is.GreaterThan(1L << 30));
        Assert.That(
            () => new UnpackBudget(new UnpackLimits(), 1000)
                .CheckOutput(new Descriptor(MediaTypes.OciManifest, Digest.Compute([]), 1), size),
            Throws.TypeOf<InvalidContentException>().With.Message.Contains("--max-expansion"));
    }

    [TestCase("root.tar.gz")]
    [TestCase("ROOT.TGZ")]
    [TestCase("root.tar.zst")]
    [TestCase("root.tzst")]
    public async Task Export_ToACompressedName_IsTheSameArchiveCompressed(string name)
    {
        var plain = await ExportAsync("root.tar", new TarLayer().File("a", "content"));

        var compressed = await ExportAsync(name, new TarLayer().File("a", "content"));

        using Stream stream =
            compressed is [0x1F, 0x8B, ..] ? new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress)
            : new ZstdSharp.DecompressionStream(new MemoryStream(compressed));
        using var unpacked = new MemoryStream();
        await stream.CopyToAsync(unpacked);
        Assert.That(compressed, Is.Not.EqualTo(plain));
        Assert.That(unpacked.ToArray(), Is.EqualTo(plain));
    }

    [TestCase("")]
    [TestCase("root")]
    [TestCase("gz")]
    public async Task Export_ToAnyOtherName_IsPlain(string name) =>
        Assert.That((await ExportAsync(name, new TarLayer().File("a", "content"))).Length % 512, Is.Zero);

    [Test]
    public async Task Export_Always_EndsWithTwoBlocksOfZeros() =>
        Assert.That((await ExportAsync("root.tar", new TarLayer().File("a", "content")))[^1024..], Is.All.Zero);

    private static async Task<byte[]> ExportAsync(string name, params TarLayer[] layers)
    {
        using var workspace = new MemoryWorkspace { Name = name };
        await UnpackedRoot.ExportAsync(new RootfsTarExporter(new UnpackLimits()), workspace, layers);
        return workspace.Files[""];
    }
}
