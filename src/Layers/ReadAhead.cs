using System.Buffers;

namespace RegistryPull.Layers;

/// <summary>Reads a stream through two buffers: while one is used, the other is filled on another thread.</summary>
/// <remarks>Decompressing takes as long as hashing, or as making small files: side by side they cost the longer of the
/// two.</remarks>
/// <param name="stream">The stream; disposed of with this.</param>
/// <param name="isAsynchronous">Whether the stream is read asynchronously: content from a registry. Files are read
/// faster without.</param>
internal sealed class ReadAhead(Stream stream, bool isAsynchronous = false) : IAsyncDisposable
{
    // A multiple of a tar's blocks, so that none crosses two chunks.
    private const int ChunkSize = 1024 * HeaderBlock.Size;

    private readonly byte[][] _buffers =
        [ArrayPool<byte>.Shared.Rent(ChunkSize), ArrayPool<byte>.Shared.Rent(ChunkSize)];
    private Task<int>? _filling;
    private int _turn;

    /// <summary>Reads the next chunk, which is valid until the next call. All have one size but the last, which may be
    /// shorter; empty at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var count = await (_filling ?? FillAsync(_turn)).ConfigureAwait(false);
        var chunk = _buffers[_turn].AsMemory(0, count);
        _turn ^= 1;
        if (count < ChunkSize)
        {
            _filling = Task.FromResult(0);
        }
        else
        {
            _filling = FillAsync(_turn);
        }

        return chunk;
    }

    public async ValueTask DisposeAsync()
    {
        // A buffer is only returned when no read is running.
        await (_filling ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Array.ForEach(_buffers, static buffer => ArrayPool<byte>.Shared.Return(buffer));
        await stream.DisposeAsync().ConfigureAwait(false);
    }

    private Task<int> FillAsync(int turn)
    {
        var buffer = _buffers[turn].AsMemory(0, ChunkSize);
        if (isAsynchronous)
        {
            return Task.Run(() => stream.ReadAtLeastAsync(buffer, ChunkSize, throwOnEndOfStream: false).AsTask());
        }

        return Task.Run(() => stream.ReadAtLeast(buffer.Span, ChunkSize, throwOnEndOfStream: false));
    }
}
