using System.Text;
using RegistryPull;
using RegistryPull.Exporting;

namespace SkopeoDirectory;

/// <summary>Lists of checksums as coreutils write and read them: <c>sha256sum -c SHA256SUMS</c>.</summary>
internal static class Checksums
{
    /// <summary>One list for each algorithm that the files' digests are of; as a rule that is <c>SHA256SUMS</c>
    /// alone.</summary>
    public static IEnumerable<PlannedFile> Compute(IEnumerable<PlannedFile> files) =>
        files.Select(static file => (Digest: DigestOf(file.Segments[0]), file.Path))
            .GroupBy(static entry => entry.Digest.Algorithm, static entry => $"{entry.Digest.Hex}  {entry.Path}\n")
            .Select(static list => List(list.Key, list.Order(StringComparer.Ordinal)));

    private static PlannedFile List(string algorithm, IEnumerable<string> lines) =>
        new(
            $"{algorithm.ToUpperInvariant()}SUMS",
            [new FileSegment.Bytes(Encoding.ASCII.GetBytes(string.Concat(lines)))]);

    // A blob's digest is known before its bytes are: the host lets no others in.
    private static Digest DigestOf(FileSegment segment) => segment switch
    {
        FileSegment.Blob blob => blob.Content.Digest,
        FileSegment.Bytes bytes => Digest.Compute(bytes.Content.Span),
        _ => throw new ArgumentOutOfRangeException(nameof(segment)),
    };
}
