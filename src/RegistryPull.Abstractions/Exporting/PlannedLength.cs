namespace RegistryPull.Exporting;

/// <summary>Adds up the lengths of an output. Manifests state them, so a sum may be absurd.</summary>
internal static class PlannedLength
{
    // No disk holds an exbibyte, and below it no sum of two lengths or offsets can overflow.
    private const long Max = 1L << 60;

    /// <exception cref="InvalidContentException">The file would be longer than any output can be.</exception>
    public static long Sum(IEnumerable<FileSegment> segments) =>
        segments.Aggregate(0L, static (sum, segment) => Add(sum, segment.Length, NameOf(segment)));

    /// <exception cref="InvalidContentException">The output would be longer than any output can be.</exception>
    public static long Sum(IEnumerable<PlannedFile> files) =>
        files.Aggregate(0L, static (sum, file) => Add(sum, file.Length, file.Path));

    private static string NameOf(FileSegment segment) => segment switch
    {
        FileSegment.Blob blob => blob.Content.Digest.ToString(),
        _ => "a file of the output",
    };

    private static long Add(long sum, long length, string what)
    {
        if (length < 0 || length > Max - sum)
        {
            throw new InvalidContentException($"{what} is said to have {length} bytes: more than any output can hold");
        }

        return sum + length;
    }
}
