namespace RegistryPull.Content;

/// <summary>The region of a partial file that one blob belongs in, and which of its bytes are present there.</summary>
/// <remarks>Offsets count from the start of the blob, in bytes. Safe for several writers of different regions, and
/// readers beside them.</remarks>
internal interface IBlobSlot
{
    /// <summary>What belongs here.</summary>
    Descriptor Blob { get; }

    /// <summary>The path on the disk: of the file, or of the directory of its volumes.</summary>
    string Path { get; }

    /// <summary>Where in the file the blob begins.</summary>
    long Offset { get; }

    /// <summary>Whether the file is the blob, from its first byte to its last.</summary>
    bool IsWholeFile { get; }

    /// <summary>How many bytes are present without a gap from an offset on; they are not verified yet.</summary>
    /// <param name="offset">Where to start in the blob.</param>
    /// <returns>The number; 0 when the byte at the offset is absent.</returns>
    long PresentFrom(long offset);

    /// <summary>How many bytes in a row are absent, from an offset on.</summary>
    /// <param name="offset">Where to start in the blob.</param>
    /// <returns>The number; 0 when the byte at the offset is present, or is after the last.</returns>
    long GapFrom(long offset);

    /// <summary>An opaque token that the source gives for the present bytes, kept with them for the next run; null for
    /// none.</summary>
    string? ResumeToken { get; set; }

    /// <summary>Reads back bytes that are present.</summary>
    /// <param name="buffer">Where they go; filled as far as the present bytes reach.</param>
    /// <param name="offset">Where to start in the blob.</param>
    /// <returns>How many were read; 0 at the end of what is present.</returns>
    int Read(Span<byte> buffer, long offset);

    /// <summary>Writes bytes, which are present from then on.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="offset">Where they belong in the blob.</param>
    /// <exception cref="OutputException">The disk is full or the file cannot be written.</exception>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Puts another file in the place of a whole one, and forgets what was present.</summary>
    /// <param name="place">Makes the file, where there is none now; says whether it did.</param>
    /// <returns>Whether the slot has the new file's bytes, unverified; else it has none.</returns>
    /// <exception cref="OutputException">The old file cannot be removed.</exception>
    bool TryReplace(Func<string, bool> place);

    /// <summary>Forgets the present bytes that differ from what was written: a disk can lose what an earlier run wrote
    /// last.</summary>
    /// <returns>Whether there were such bytes, and others are still present.</returns>
    bool ForgetDamaged();

    /// <summary>Forgets the present bytes and their token.</summary>
    void Clear();

    /// <summary>Marks the slot as complete: all bytes are present and match the digest.</summary>
    /// <param name="origin">Where they came from.</param>
    void Complete(BlobOrigin origin);
}
