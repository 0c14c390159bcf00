using RegistryPull.Layers;

namespace RegistryPull.Archives;

/// <summary>Reads a tar on disk by position: content that is skipped is not read.</summary>
/// <param name="content">The tar.</param>
/// <param name="subject">The tar, for messages.</param>
internal sealed class StoredTarBlocks(IStoredContent content, TarSubject subject) : ITarBlocks
{
    // Small: most entries are followed by content that is skipped. Lists of small entries still need few reads.
    private const int BufferSize = 16 * HeaderBlock.Size;

    private readonly byte[] _buffer = new byte[BufferSize];
    private ReadOnlyMemory<byte> _chunk;

    /// <inheritdoc/>
    public long Position { get; private set; }

    private long Rest => content.Length - Position;

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> BlockAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Rest == 0)
        {
            return default;
        }

        if (_chunk.Length < HeaderBlock.Size)
        {
            Fill();
        }

        if (_chunk.Length < HeaderBlock.Size)
        {
            throw Truncated();
        }

        return new(Take(HeaderBlock.Size));
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> SomeAsync(long atMost, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_chunk.IsEmpty)
        {
            Fill();
        }

        if (_chunk.IsEmpty)
        {
            throw Truncated();
        }

        return new(Take((int)Math.Min(_chunk.Length, atMost)));
    }

    /// <inheritdoc/>
    public ValueTask SkipAsync(long count, CancellationToken cancellationToken)
    {
        if (count > Rest)
        {
            throw Truncated();
        }

        Skip(count);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask SkipPaddingAsync(int count, CancellationToken cancellationToken)
    {
        Skip(Math.Min(count, Rest));
        return ValueTask.CompletedTask;
    }

    private ReadOnlyMemory<byte> Take(int count)
    {
        var taken = _chunk[..count];
        Skip(count);
        return taken;
    }

    private void Skip(long count)
    {
        _chunk = _chunk[(int)Math.Min(count, _chunk.Length)..];
        Position += count;
    }

    private void Fill()
    {
        var filled = 0;
        for (var count = -1; count != 0 && filled < BufferSize; filled += count)
        {
            count = content.Read(_buffer.AsSpan(filled), Position + filled);
        }

        _chunk = _buffer.AsMemory(0, filled);
    }

    private InvalidContentException Truncated() => subject.Malformed(
        $"is cut off after {ByteSize.Format(content.Length)}, in the middle of an entry: {Advice()}");

    // Of volumes, the last one may have been left behind.
    private string Advice() => content switch
    {
        StoredVolumes volumes => $"copy the volumes again, and {TerminalText.Sanitize(volumes.Next)} if there is one",
        _ => "copy it again",
    };
}
