using System.Formats.Tar;
using System.IO.Compression;

namespace RegistryPull.Testing.Fixtures;

/// <summary>A layer: a gzip'd tar of a directory and a few small files.</summary>
internal sealed record FixtureLayer(byte[] Blob, Digest DiffId)
{
    public Digest Digest { get; } = Digest.Compute(Blob);

    public static FixtureLayer Create(Random random, int size) => OfTar(Tar(random, size));

    public static FixtureLayer OfTar(byte[] tar, CompressionLevel compression = CompressionLevel.Fastest)
    {
        using var blob = new MemoryStream();
        using (var gzip = new GZipStream(blob, compression, leaveOpen: true))
        {
            gzip.Write(tar);
        }

        return new FixtureLayer(blob.ToArray(), Digest.Compute(tar));
    }

    private static byte[] Tar(Random random, int size)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Ustar, leaveOpen: true))
        {
            var folder = $"srv-{random.Next():x8}/";
            tar.WriteEntry(
                new UstarTarEntry(TarEntryType.Directory, folder) { ModificationTime = DateTimeOffset.UnixEpoch });
            tar.WriteEntry(File(folder + "empty", []));
            tar.WriteEntry(File(folder + "hello.txt", "hello\n"u8.ToArray()));
            tar.WriteEntry(File(folder + "random.bin", Random(random, size)));
        }

        return bytes.ToArray();
    }

    private static UstarTarEntry File(string path, byte[] content) => new(TarEntryType.RegularFile, path)
    {
        ModificationTime = DateTimeOffset.UnixEpoch,
        DataStream = new MemoryStream(content),
    };

    private static byte[] Random(Random random, int size)
    {
        var bytes = new byte[size];
        random.NextBytes(bytes);
        return bytes;
    }
}
