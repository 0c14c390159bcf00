using System.IO.Compression;
using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;

namespace RegistryPull.Exporters.Tests.Rootfs;

[TestFixture]
internal sealed class GzipHeaderStreamTests
{
    // As zlib on Windows writes it: the tenth byte is 10.
    private static readonly byte[] FromWindows = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 10, 1, 2, 10];
    private static readonly byte[] FromUnix = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 10];

    [TestCase(1)]
    [TestCase(9)]
    [TestCase(10)]
    [TestCase(13)]
    public void Write_AHeaderOfAnotherSystem_NamesUnixAndChangesNothingElse(int pieces)
    {
        using var file = new MemoryStream();
        using (var stream = new GzipHeaderStream(file))
        {
            foreach (var piece in FromWindows.Chunk(pieces))
            {
                stream.Write(piece);
            }
        }

        Assert.That(file.ToArray(), Is.EqualTo(FromUnix));
    }

    [Test]
    public void Wrap_AGzipName_WritesAHeaderThatNamesUnix()
    {
        var file = new MemoryStream();
        using (var archive = OutputCompression.Wrap(file, "root.tar.gz", out _))
        {
            archive.Write("content"u8);
        }

        var written = file.ToArray();
        Assert.That(written[9], Is.EqualTo(3));
        using var read = new StreamReader(new GZipStream(new MemoryStream(written), CompressionMode.Decompress));
        Assert.That(read.ReadToEnd(), Is.EqualTo("content"));
    }
}
