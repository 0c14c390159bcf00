using System.Formats.Tar;
using System.IO.Compression;
using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Testing;

namespace RegistryPull.Exporters.Tests.Rootfs.Tar;

[TestFixture]
internal sealed class RootfsTarExporterTests
{
    [Test]
    public async Task Export_Layers_IsTheTreeThatIsLeftOfThem()
    {
        var entries = Exported.Entries(await ExportAsync("root.tar",
            new TarLayer().Folder("etc", 0b111_000_000).File("etc/old", "old").File("etc/gone", "gone").Link("link", "/etc"),
            new TarLayer().File("etc/old", "newer").File("etc/.wh.gone").HardLink("again", "etc/old").Fifo("pipe").Device("null", 1, 3)));

        Assert.That(entries.Select(static entry => $"{entry.EntryType} {entry.Name} {entry.LinkName}".Trim()), Is.EqualTo(new[]
        {
            "RegularFile again", "Directory ./", "Directory etc/", "HardLink etc/old again", "SymbolicLink link /etc", "CharacterDevice null", "Fifo pipe",
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
            new TarLayer().Folder("a").Folder("a/b").Link("a/b/c", "x").Link("a/d", "x").Folder("a-b").Link("a-b/c", "x").File("a/z", "z")));

        Assert.That(entries.Select(static entry => entry.Name), Is.EqualTo(new[] { "a/z", "./", "a/", "a/b/", "a/b/c", "a/d", "a-b/", "a-b/c" }));
    }

    [Test]
    public async Task Export_ALongNameAndAFractionOfASecond_AreReadByOthers()
    {
        var (name, time) = (new string('x', 150), DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).AddTicks(1_234_567));

        var entries = Exported.Entries(await ExportAsync("root.tar", new TarLayer().File(name, "long", time)));

        Assert.That((entries[0].Name, entries[0].ModificationTime), Is.EqualTo((name, time)));
    }

    [TestCase("root.tar.gz")]
    [TestCase("ROOT.TGZ")]
    [TestCase("root.tar.zst")]
    [TestCase("root.tzst")]
    public async Task Export_ToACompressedName_IsTheSameArchiveCompressed(string name)
    {
        var plain = await ExportAsync("root.tar", new TarLayer().File("a", "content"));

        var compressed = await ExportAsync(name, new TarLayer().File("a", "content"));

        using Stream stream = compressed is [0x1F, 0x8B, ..] ? new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress)
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
