namespace RegistryPull.Exporting;

/// <summary>A region of a file that one blob belongs in, and the knowledge of which of its bytes are there.</summary>
/// <remarks>Offsets count from the start of the blob, in bytes. Safe for several writers of different regions, and readers beside them.</remarks>
public interface IBlobWindow
{
    /// <summary>What belongs here.</summary>
    Descriptor Blob { get; }

    /// <summary>How many bytes are there without a gap from an offset on; not yet proven to be the right ones.</summary>
    /// <param name="offset">Where to start in the blob.</param>
    /// <returns>The number; 0 when the byte at the offset is not there.</returns>
    long HeldFrom(long offset);

    /// <summary>How many bytes in a row are not there, from an offset on.</summary>
    /// <param name="offset">Where to start in the blob.</param>
    /// <returns>The number; 0 when the byte at the offset is there, or is after the last.</returns>
    long MissingFrom(long offset) => HeldFrom(offset) > 0 ? 0 : Blob.Size - offset;

    /// <summary>A word of the source's own about the bytes that are held, which is kept with them for the next run; null for none.
    /// A window that keeps nothing for the next run need not keep this.</summary>
    string? Validator
    {
        get => null;
        set { }
    }

    /// <summary>Reads back bytes that are held.</summary>
    /// <param name="buffer">Where they go; filled as far as the held bytes reach.</param>
    /// <param name="offset">Where to start in the blob.</param>
    /// <returns>How many were read; 0 at the end of what is held.</returns>
    int Read(Span<byte> buffer, long offset);

    /// <summary>Writes bytes, which are held from then on.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="offset">Where they belong in the blob.</param>
    /// <exception cref="OutputException">The disk is full or the file cannot be written.</exception>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Forgets those held bytes that are not what was written, because the whole proved wrong: a disk can lose what an earlier run wrote last.
    /// A window that cannot tell has nothing to do.</summary>
    /// <returns>Whether it found some, and holds others still.</returns>
    bool ForgetDamaged() => false;

    /// <summary>Forgets what is held, and the word about it, because it proved wrong or cannot be continued.</summary>
    void Clear();

    /// <summary>Says that all bytes are there and match the digest.</summary>
    void Complete();
}
