namespace RegistryPull.Output.Resuming;

/// <summary>A blob in a staged file, and which of its bytes are there.</summary>
/// <param name="digest">The blob.</param>
/// <param name="path">The staged file, relative to the output.</param>
/// <param name="offset">Where in the file the blob begins.</param>
internal sealed class BlobExtents(Digest digest, string path, long offset)
{
    public Digest Digest => digest;

    /// <summary>The digest as text, made once.</summary>
    public string Name { get; } = digest.ToString();

    public string Path => path;

    public long Offset => offset;

    public ByteRanges Ranges { get; } = new();

    /// <summary>What earlier runs wrote, in its pieces; what this run writes is in the journal alone.</summary>
    public List<Extent> Pieces { get; } = [];

    /// <summary>What the source said about them; null for nothing.</summary>
    public string? ResumeToken { get; set; }

    /// <summary>Takes over what is known of the same bytes at another place.</summary>
    public void TakeOver(BlobExtents other)
    {
        ResumeToken = other.ResumeToken;
        other.Pieces.ForEach(Add);
    }

    public void Add(Extent piece)
    {
        Pieces.Add(piece);
        Ranges.Add(piece.Start, piece.End);
    }

    public void Forget()
    {
        ResumeToken = null;
        Pieces.Clear();
        Ranges.Clear();
    }

    public bool IsAt(string otherPath, long otherOffset) => path == otherPath && offset == otherOffset;
}
