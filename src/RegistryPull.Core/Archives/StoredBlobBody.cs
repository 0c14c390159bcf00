using RegistryPull.Repositories;

namespace RegistryPull.Archives;

/// <summary>Stored content as the bytes of a blob.</summary>
/// <param name="content">The content; disposed of with this.</param>
/// <param name="start">The first byte.</param>
internal sealed class StoredBlobBody(IStoredContent content, long start) : IBlobBody
{
    private long _position = start;

    /// <inheritdoc/>
    public string Source => content.Source;

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        // On another thread, so that the caller can hash and write the bytes before.
        var count = await Task.Run(() => content.Read(buffer.Span, _position)).ConfigureAwait(false);
        _position += count;
        return count;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => content.Dispose();
}
