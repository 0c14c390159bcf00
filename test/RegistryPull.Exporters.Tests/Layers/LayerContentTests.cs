using System.IO.Compression;
using NUnit.Framework;
using ZstdSharp;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>
/// <code>
/// begins with                        is
/// 1F 8B 08                           gzip, of one member or several
/// 28 B5 2F FD, 5x 2A 4D 18           zstd, with frames to skip
/// FD "7zXZ" 00, "BZh"                refused by its name
/// anything else                      a plain tar
/// </code>
/// </summary>
public sealed class LayerContentTests
{
    private static readonly byte[] Tar =
        new TarBuilder().Entry("a", "first").Entry("b", new string('x', 5000)).End().Bytes;
    private static readonly byte[] Skipped = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];

    [Test]
    public Task Read_Plain_IsRead() => IsReadAsync(Tar);

    [Test]
    public Task Read_Gzip_IsRead() => IsReadAsync(Gzip(Tar));

    [Test]
    public Task Read_GzipOfSeveralMembers_IsReadToTheEnd() =>
        IsReadAsync([.. Gzip(Tar[..700]), .. Gzip([]), .. Gzip(Tar[700..])]);

    [Test]
    public Task Read_Zstd_IsRead() => IsReadAsync(Zstd(Tar));

    [Test]
    public Task Read_ZstdOfSeveralFrames_IsReadToTheEnd() =>
        IsReadAsync([.. Skipped, .. Zstd(Tar[..700]), .. Skipped, .. Zstd(Tar[700..]), .. Skipped]);

    [Test]
    public async Task Read_GzipCutOffAnywhere_IsRefused()
    {
        var gzip = Gzip(Tar);

        // The checksums, and the code for the last of the zeros: behind them the tar is whole, as the diff_id proves.
        for (var length = 0; length < gzip.Length - 16; length++)
        {
            await LayerReading.RefusedAsync(gzip[..length], "", Digest.Compute(Tar));
        }
    }

    [Test]
    public async Task Read_GzipCutOffBehindAnEntry_IsCaughtByTheDiffIdAlone()
    {
        var members = Gzip(Tar[..1024]);

        Assert.That(await LayerReading.ReadAsync(members), Has.Count.EqualTo(1));
        await LayerReading.RefusedAsync(members, "does not unpack to", Digest.Compute(Tar));
    }

    [Test]
    public async Task Read_ZstdCutOffAnywhere_IsRefused()
    {
        var zstd = Zstd(Tar);

        for (var length = 0; length < zstd.Length; length++)
        {
            await LayerReading.RefusedAsync(zstd[..length], "", Digest.Compute(Tar));
        }
    }

    [Test]
    public async Task Read_AnyBitFlipped_IsRefusedOrTheSame([Values] bool isGzip)
    {
        var stored = isGzip ? Gzip(Tar) : Zstd(Tar);
        for (var bit = 0; bit < stored.Length * 8; bit++)
        {
            var flipped = stored.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                await IsReadAsync(flipped);
            }
            catch (InvalidContentException)
            {
            }
        }
    }

    [TestCase("xz", "FD377A585A000004")]
    [TestCase("bzip2", "425A6839314159265359")]
    public Task Read_AnotherCompression_IsRefusedByItsName(string name, string start) =>
        LayerReading.RefusedAsync(Convert.FromHexString(start), $"is compressed with {name}");

    [TestCase("1F8B")]
    [TestCase("1F8B07")]
    [TestCase("502A4D")]
    [TestCase("602A4D18")]
    public async Task Read_ATarWhoseFirstNameIsAlmostAMark_IsATar(string hex)
    {
        var name = TarField.FromHex(hex);

        Assert.That((await LayerReading.OneAsync(new TarBuilder().Entry(name))).Path, Is.EqualTo(name));
    }

    [Test]
    public Task Read_NoCompressionAtAll_IsNoTar() =>
        LayerReading.RefusedAsync(new TarBuilder().Raw(new string('x', 1024)), "wrong checksum");

    [Test]
    public Task Read_AnotherDiffId_IsRefused() =>
        LayerReading.RefusedAsync(Gzip(Tar), $"the diff_id {Digest.Compute([])}", Digest.Compute([]));

    private static async Task IsReadAsync(byte[] stored)
    {
        var entries = await LayerReading.ReadAsync(stored, Digest.Compute(Tar));

        Assert.That(
            entries.Select(static one => (one.Path, one.Text)),
            Is.EqualTo(new[] { ("a", "first"), ("b", new string('x', 5000)) }));
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, CompressionLevel.SmallestSize))
        {
            gzip.Write(bytes);
        }

        // The framework writes nothing at all for nothing.
        return bytes.Length > 0 ? stored.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    private static byte[] Zstd(byte[] bytes)
    {
        using var compressor = new Compressor();
        compressor.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return compressor.Wrap(bytes).ToArray();
    }
}
