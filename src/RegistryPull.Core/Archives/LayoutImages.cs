using System.Collections.Immutable;

namespace RegistryPull.Archives;

/// <summary>Reads the images of an OCI layout from its <c>index.json</c>.</summary>
/// <remarks>OCI image-spec <c>image-layout.md</c>.</remarks>
internal static class LayoutImages
{
    /// <summary>The file that lists the images.</summary>
    public const string IndexName = "index.json";

    // containerd's: github.com/containerd/containerd, images/annotations.go
    private const string FullNameKey = "io.containerd.image.name";

    // OCI image-spec, annotations.md#pre-defined-annotation-keys
    private const string ReferenceNameKey = "org.opencontainers.image.ref.name";

    /// <summary>Reads the images.</summary>
    /// <param name="index">The bytes of <c>index.json</c>.</param>
    /// <param name="path">The path of the archive.</param>
    /// <returns>The images, each digest once, in the order of the index. Attestations without a name are left
    /// out.</returns>
    /// <exception cref="InvalidContentException">It is not an index.</exception>
    public static ImmutableArray<ArchiveImage> Read(byte[] index, string path)
    {
        var repository = FileRepository.From(path);
        var entries = Parse(index, path).Manifests.Select(entry => (entry, Name(entry, repository)));
        var images = entries
            .Where(static item => item.Item2 is not null || !item.entry.IsAttestation)
            .GroupBy(static item => item.entry.Digest);
        return
        [
            .. images.Select(static same => new LayoutImage(
                same.First().entry, [.. same.Select(static item => item.Item2).OfType<ArchiveName>().Distinct()])),
        ];
    }

    private static ImageIndex Parse(byte[] index, string path)
    {
        try
        {
            return ImageIndex.Parse(new Descriptor(MediaTypes.OciIndex, Digest.Compute(index), index.Length), index);
        }
        catch (InvalidContentException error)
        {
            throw new InvalidContentException($"{TerminalText.Sanitize(path)}: {IndexName}: {error.Message}", error);
        }
    }

    private static ArchiveName? Name(Descriptor entry, string repository) =>
        ArchiveName.FromReference(entry.Annotations.GetValueOrDefault(FullNameKey))
        ?? ArchiveName.FromReferenceName(entry.Annotations.GetValueOrDefault(ReferenceNameKey), repository);
}
