using System.Buffers;
using RegistryPull.Content;

namespace RegistryPull.Output;

/// <summary>A blob whose beginning is read before the rest is wanted.</summary>
internal sealed class BegunBlob : IAsyncDisposable
{
    // Sixteen are 2 MiB. The rest waits in the buffers of the system.
    private const int MaxBeginning = 128 * 1024;

    private readonly CancellationTokenSource _closed;
    private readonly byte[] _buffer;
    private readonly Task<int> _beginning;
    private OpenedBlob? _opened;

    /// <summary>Starts to read a blob.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="content">Opens it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public BegunBlob(Descriptor blob, IBlobContent content, CancellationToken cancellationToken)
    {
        _closed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(blob.Size, 1, MaxBeginning));
        _beginning = ReadBeginningAsync(blob, content);
    }

    /// <summary>Writes the whole blob.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="bufferSize">How many bytes are read at a time.</param>
    /// <returns>Where the bytes came from.</returns>
    /// <exception cref="RegistryPullException">Content or output failed.</exception>
    public async Task<BlobOrigin> CopyToAsync(Stream output, int bufferSize)
    {
        var count = await _beginning.ConfigureAwait(false);
        await output.WriteAsync(_buffer.AsMemory(0, count), _closed.Token).ConfigureAwait(false);
        await _opened!.Content.CopyToAsync(output, bufferSize, _closed.Token).ConfigureAwait(false);
        return _opened.Origin;
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync().ConfigureAwait(false);
        await ((Task)_beginning).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ArrayPool<byte>.Shared.Return(_buffer);
        if (_opened is { } opened)
        {
            await opened.Content.DisposeAsync().ConfigureAwait(false);
        }

        _closed.Dispose();
    }

    private async Task<int> ReadBeginningAsync(Descriptor blob, IBlobContent content)
    {
        _opened = await content.OpenAsync(blob, _closed.Token).ConfigureAwait(false);
        var beginning = _buffer.AsMemory(0, (int)Math.Min(blob.Size, MaxBeginning));
        return await _opened.Content
            .ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, _closed.Token)
            .ConfigureAwait(false);
    }
}
