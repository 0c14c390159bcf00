namespace RegistryPull.Exporting;

/// <summary>A region of a file that one blob belongs in, and the knowledge of which of its bytes are there.</summary>
/// <remarks>Offsets count from the start of the blob, in bytes. One writer at a time; reads may run beside it.</remarks>
public interface IBlobWindow
{
    /// <summary>What belongs here.</summary>
    Descriptor Blob { get; }

    /// <summary>How many bytes are there, from the blob's start without a gap; not yet proven to be the right ones.</summary>
    long Held { get; }

    /// <summary>Reads back bytes that are held.</summary>
    /// <param name="buffer">Where they go; filled as far as the held bytes reach.</param>
    /// <param name="offset">Where to start in the blob.</param>
    /// <returns>How many were read; 0 at the end of what is held.</returns>
    int Read(Span<byte> buffer, long offset);

    /// <summary>Writes the next bytes.</summary>
    /// <param name="bytes">The bytes that follow those held.</param>
    /// <exception cref="OutputException">The disk is full or the file cannot be written.</exception>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Forgets what is held, because it proved wrong or cannot be continued.</summary>
    void Clear();

    /// <summary>Says that all bytes are there and match the digest.</summary>
    void Complete();
}
