using RegistryPull.Content;

namespace RegistryPull.Output;

/// <summary>The blobs of a stream in their order. While one is written, the beginnings of the next ones are read, so
/// that their requests take no time.</summary>
/// <param name="blobs">The blobs, in the order in which they are taken.</param>
/// <param name="content">Opens them.</param>
/// <param name="cancelled">Cancels the reading.</param>
internal sealed class BlobReadAhead(IEnumerable<Descriptor> blobs, IBlobContent content, CancellationToken cancelled)
    : IAsyncDisposable
{
    private readonly Queue<Descriptor> _waiting = new(blobs);
    private readonly Queue<BegunBlob> _begun = new();

    /// <summary>Takes the next blob.</summary>
    /// <returns>The blob; the caller disposes of it.</returns>
    public BegunBlob Next()
    {
        if (_begun.Count == 0)
        {
            Begin();
        }

        var next = _begun.Dequeue();
        while (_begun.Count < content.BlobsAhead && _waiting.Count > 0)
        {
            Begin();
        }

        return next;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var begun in _begun)
        {
            await begun.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Begin() => _begun.Enqueue(new BegunBlob(_waiting.Dequeue(), content, cancelled));
}
