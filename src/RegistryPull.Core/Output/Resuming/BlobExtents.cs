namespace RegistryPull.Output.Resuming;

/// <summary>A blob in a partial file, and which of its bytes are present.</summary>
/// <param name="digest">The blob.</param>
/// <param name="path">The partial file, relative to the output.</param>
/// <param name="offset">Where in the file the blob begins.</param>
internal sealed class BlobExtents(Digest digest, string path, long offset)
{
    public Digest Digest => digest;

    /// <summary>Gets the digest as text, made once.</summary>
    public string Name { get; } = digest.ToString();

    public string Path => path;

    public long Offset => offset;

    public ByteRanges Ranges { get; } = new();

    /// <summary>Gets what earlier runs wrote, as it was written; what this run writes is in the journal
    /// alone.</summary>
    public List<Extent> Extents { get; } = [];

    /// <summary>Gets or sets the token that the source gave for the bytes; null for none.</summary>
    public string? ResumeToken { get; set; }

    /// <summary>Adopts what is known of the same bytes at another place.</summary>
    public void AddAll(BlobExtents other)
    {
        ResumeToken = other.ResumeToken;
        other.Extents.ForEach(Add);
    }

    public void Add(Extent extent)
    {
        Extents.Add(extent);
        Ranges.Add(extent.Start, extent.End);
    }

    public void Clear()
    {
        ResumeToken = null;
        Extents.Clear();
        Ranges.Clear();
    }

    public bool IsAt(string otherPath, long otherOffset) => path == otherPath && offset == otherOffset;
}
