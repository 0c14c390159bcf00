using RegistryPull;
using RegistryPull.Exporting;

namespace OfflineDemo;

/// <summary>Compares an output with what was published: the digest that it names, and every blob that has to be in
/// it.</summary>
internal static class Inspection
{
    private const string Blobs = "blobs/sha256/";
    private const int Listed = 6;

    /// <exception cref="BrokenPromiseException">They differ.</exception>
    public static void Check(string path, ExportImage published)
    {
        var files = Output.Read(path);
        Print(path, files);
        var root = published.Root.Digest;
        Promise.That(Roots(files).SequenceEqual([root]), $"index.json does not name {root}");

        var held = files.Where(static file => file.Name.StartsWith(Blobs, StringComparison.Ordinal))
            .ToDictionary(static file => file.Name, static file => file.Bytes);
        foreach (var digest in Digests(published))
        {
            var isRight = held.Remove(Blobs + digest.Hex, out var bytes) && digest.Matches(bytes);
            Promise.That(isRight, $"{digest} is missing, or its bytes are others");
        }

        Promise.That(held.Count == 0, $"{held.Keys.FirstOrDefault()} does not belong to the image");
        Console.WriteLine("  Checked: every blob matches its digest; the image is "
            + $"sha256:{published.Root.Digest.Abbreviated}..., as published.");
    }

    private static IEnumerable<Digest> Roots(IReadOnlyList<OutputFile> files)
    {
        var bytes = files.Single(static file => file.Name == "index.json").Bytes;
        return ImageIndex.Parse(new Descriptor(MediaTypes.OciIndex, Digest.Compute(bytes), bytes.Length), bytes)
            .Manifests.Select(static entry => entry.Digest);
    }

    private static IEnumerable<Digest> Digests(ExportImage image) =>
        image.Indexes.Select(static index => index.Descriptor.Digest)
        .Concat(image.Manifests.SelectMany(static selected => Digests(selected.Manifest)))
        .Distinct();

    private static IEnumerable<Digest> Digests(ImageManifest manifest) =>
        [manifest.Descriptor.Digest, manifest.Config.Digest, .. manifest.Layers.Select(static layer => layer.Digest)];

    private static void Print(string path, IReadOnlyList<OutputFile> files)
    {
        Console.WriteLine($"  {Path.GetFileName(path)} holds {files.Count} files, "
            + $"{ByteSize.Format(files.Sum(static file => (long)file.Bytes.Length))}:");
        var topFirst = files.OrderBy(static file => file.Name.Contains('/', StringComparison.Ordinal));
        foreach (var file in topFirst.Take(Listed))
        {
            Console.WriteLine($"    {ByteSize.Format(file.Bytes.Length),8}  {Shorten(file.Name)}");
        }

        Console.WriteLine($"         ...  {files.Count - Listed} more");
    }

    private static string Shorten(string name)
    {
        if (name.StartsWith(Blobs, StringComparison.Ordinal))
        {
            return name[..(Blobs.Length + 12)] + "...";
        }

        return name;
    }
}
