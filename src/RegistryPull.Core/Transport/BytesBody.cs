namespace RegistryPull.Transport;

/// <summary>A small body in memory, which can be sent again.</summary>
/// <param name="mediaType">Its media type.</param>
/// <param name="bytes">Its bytes.</param>
internal sealed class BytesBody(string mediaType, ReadOnlyMemory<byte> bytes) : IRequestBody
{
    /// <inheritdoc/>
    public string MediaType => mediaType;

    /// <inheritdoc/>
    public long Length => bytes.Length;

    /// <inheritdoc/>
    public string? ContentRange => null;

    /// <inheritdoc/>
    public bool IsAvailable => true;

    /// <inheritdoc/>
    public Task WriteToAsync(Func<ReadOnlyMemory<byte>, Task> send, CancellationToken cancellationToken) => send(bytes);
}
