namespace RegistryPull.Exporting;

/// <summary>A part of a <see cref="PlannedFile"/>: bytes that are known, or a blob that is to come.</summary>
public abstract record FileSegment
{
    private FileSegment()
    {
    }

    /// <summary>The length in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Bytes that are known.</summary>
    /// <param name="Content">The bytes.</param>
    public sealed record Bytes(ReadOnlyMemory<byte> Content) : FileSegment
    {
        /// <inheritdoc/>
        public override long Length => Content.Length;
    }

    /// <summary>A blob's bytes.</summary>
    /// <param name="Content">The blob; its size is the segment's length.</param>
    public sealed record Blob(Descriptor Content) : FileSegment
    {
        /// <inheritdoc/>
        public override long Length => Content.Size;
    }
}
