namespace RegistryPull.Exporting;

/// <summary>A part of a <see cref="PlannedFile"/>: bytes that are known, or a blob that the host supplies.</summary>
public abstract record FileSegment
{
    private FileSegment()
    {
    }

    /// <summary>Gets the length in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Bytes that are known.</summary>
    /// <param name="Content">The bytes.</param>
    public sealed record Bytes(ReadOnlyMemory<byte> Content) : FileSegment
    {
        /// <inheritdoc/>
        public override long Length => Content.Length;
    }

    /// <summary>The bytes of a blob, which the host gets by its digest.</summary>
    /// <param name="Content">The blob; its size is the segment's length.</param>
    public sealed record Blob(Descriptor Content) : FileSegment
    {
        /// <inheritdoc/>
        public override long Length => Content.Size;
    }
}
