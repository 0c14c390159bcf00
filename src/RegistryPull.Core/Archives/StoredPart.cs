namespace RegistryPull.Archives;

/// <summary>A part of other content, such as an entry of a tar. Disposing of it leaves the other content
/// open.</summary>
/// <param name="Content">The other content.</param>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">The number of bytes.</param>
internal sealed record StoredPart(IStoredContent Content, long Offset, long Length) : IStoredContent
{
    /// <inheritdoc/>
    public string Source => Content.Source;

    /// <inheritdoc/>
    public int Read(Span<byte> buffer, long position)
    {
        var wanted = (int)Math.Clamp(Length - position, 0, buffer.Length);
        return Content.Read(buffer[..wanted], Offset + position);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
