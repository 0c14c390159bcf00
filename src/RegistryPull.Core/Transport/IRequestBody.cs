namespace RegistryPull.Transport;

/// <summary>The bytes that a request sends.</summary>
internal interface IRequestBody
{
    /// <summary>Gets the media type.</summary>
    string MediaType { get; }

    /// <summary>Gets the exact number of bytes.</summary>
    long Length { get; }

    /// <summary>Gets the value of <c>Content-Range</c>; null for none.</summary>
    string? ContentRange { get; }

    /// <summary>Gets whether the body can still be sent. What comes from a stream can be sent once.</summary>
    bool IsAvailable { get; }

    /// <summary>Writes all bytes.</summary>
    /// <param name="send">Writes bytes to the connection.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A task that ends when all bytes are written. Its failure is the failure of the request.</returns>
    Task WriteToAsync(Func<ReadOnlyMemory<byte>, Task> send, CancellationToken cancellationToken);
}
