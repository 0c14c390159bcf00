namespace RegistryPull.Archives;

/// <summary>Bytes of an archive that are in memory.</summary>
/// <param name="Source">The path of the archive.</param>
/// <param name="Bytes">The bytes.</param>
internal sealed record StoredBytes(string Source, ReadOnlyMemory<byte> Bytes) : IStoredContent
{
    /// <inheritdoc/>
    public long Length => Bytes.Length;

    /// <inheritdoc/>
    public int Read(Span<byte> buffer, long position)
    {
        var rest = Bytes.Span[(int)Math.Clamp(position, 0, Bytes.Length)..];
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
