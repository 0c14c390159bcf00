using System.Formats.Tar;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull;

/// <summary>Reads outputs with other code than that which wrote them.</summary>
internal static class Layout
{
    /// <summary>Asserts that an archive is sound and holds exactly the contents of these images.</summary>
    public static void AssertArchive(string path, params ImageFixture[] fixtures)
    {
        using var file = File.OpenRead(path);
        AssertHolds(Entries(file), fixtures);
    }

    /// <summary>Asserts that a directory is sound and holds exactly the contents of these images.</summary>
    public static void AssertDirectory(string path, params ImageFixture[] fixtures) =>
        AssertHolds(
            Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => (Path.GetRelativePath(path, file).Replace('\\', '/'), File.ReadAllBytes(file))),
            fixtures);

    private static IEnumerable<(string Path, byte[] Bytes)> Entries(Stream stream)
    {
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            using var bytes = new MemoryStream();
            entry.DataStream?.CopyTo(bytes);
            yield return (entry.Name, bytes.ToArray());
        }
    }

    private static void AssertHolds(IEnumerable<(string Path, byte[] Bytes)> files, ImageFixture[] fixtures)
    {
        var blobs = files.Where(static file => file.Path.StartsWith("blobs/", StringComparison.Ordinal)).ToList();
        var digests = blobs.ConvertAll(static blob => Digest.Parse(blob.Path["blobs/".Length..].Replace('/', ':')));

        Assert.That(
            blobs.Zip(digests).Where(static pair => !pair.Second.Matches(pair.First.Bytes))
                .Select(static pair => pair.Second),
            Is.Empty,
            "damaged");
        Assert.That(digests, Is.EquivalentTo(fixtures.SelectMany(FixtureParts.Contents).Distinct()));
    }
}
