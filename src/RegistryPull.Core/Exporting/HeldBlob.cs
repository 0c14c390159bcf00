namespace RegistryPull.Exporting;

/// <summary>A blob in a staged file, and which of its bytes are there.</summary>
/// <param name="digest">The blob.</param>
/// <param name="path">The staged file, relative to the output.</param>
/// <param name="offset">Where in the file the blob begins.</param>
internal sealed class HeldBlob(Digest digest, string path, long offset)
{
    public Digest Digest => digest;

    public string Path => path;

    public long Offset => offset;

    public ByteRanges Ranges { get; } = new();

    public bool IsAt(string otherPath, long otherOffset) => path == otherPath && offset == otherOffset;
}
