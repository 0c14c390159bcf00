namespace RegistryPull.Layers;

/// <summary>Reads the entries of a tar one after the other, in constant memory. A malformed tar is refused, never
/// guessed at.</summary>
/// <remarks>
/// POSIX.1-2024 pax and the GNU tar manual say what stands where. Where they leave a choice, this reads what docker and
/// containerd read: a layer that means one thing to an engine and another here would be a way to hide something.
/// </remarks>
internal sealed class TarReader(TarSubject subject, ITarBlocks blocks)
{
    // Of extended headers and long names: Linux itself takes paths of 4 KiB, and attributes of 64 KiB.
    private const int MaxExtension = 1024 * 1024;

    // One for all entries: a new one for each would be most of what the garbage collector sees.
    private readonly byte[] _header = new byte[HeaderBlock.Size];
    private readonly SparseReader _sparse = new(subject, blocks);
    private long _content;
    private int _padding;

    /// <summary>Reads the next entry. The rest of the last entry's content is skipped.</summary>
    /// <returns>The entry, or null at the end of the archive.</returns>
    /// <exception cref="InvalidContentException">The tar is malformed.</exception>
    public async ValueTask<LayerEntry?> NextAsync(CancellationToken cancellationToken)
    {
        await SkipContentAsync(cancellationToken).ConfigureAwait(false);
        var extensions = new EntryExtensions(subject);
        for (; ; )
        {
            var block = await blocks.BlockAsync(cancellationToken).ConfigureAwait(false);
            if (block.IsEmpty || new HeaderBlock(block.Span).IsZero)
            {
                extensions.ThrowIfAny();
                await CheckEndAsync(block.IsEmpty, cancellationToken).ConfigureAwait(false);
                return null;
            }

            var (type, length) = Check(block.Span);
            if (!EntryExtensions.IsExtension(type))
            {
                block.CopyTo(_header);
                return await ReadAsync(extensions, cancellationToken).ConfigureAwait(false);
            }

            await ReadExtensionAsync(type, length, extensions, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the next bytes of the entry's content.</summary>
    /// <returns>Bytes that are valid until the next call; empty at the end.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> ContentAsync(CancellationToken cancellationToken)
    {
        var some = _content switch
        {
            0 => default,
            _ => await blocks.SomeAsync(_content, cancellationToken).ConfigureAwait(false),
        };
        _content -= some.Length;
        return some;
    }

    private async ValueTask SkipContentAsync(CancellationToken cancellationToken)
    {
        await blocks.SkipAsync(_content, cancellationToken).ConfigureAwait(false);
        await blocks.SkipPaddingAsync(_padding, cancellationToken).ConfigureAwait(false);
        (_content, _padding) = (0, 0);
    }

    private (byte Type, long Length) Check(ReadOnlySpan<byte> block)
    {
        var header = new HeaderBlock(block);
        if (!header.HasRightChecksum())
        {
            throw subject.Malformed("has a header with a wrong checksum");
        }

        if (header.Length is >= 0 and var length)
        {
            return (header.Type, length);
        }

        throw subject.Malformed("has an entry whose size cannot be read");
    }

    // Two blocks of zeros end an archive; one is enough, and so is none. A single one in the middle is refused: GNU tar
    // would end there and others would not. What follows two is not part of the archive.
    private async ValueTask CheckEndAsync(bool isOver, CancellationToken cancellationToken)
    {
        var next = await NextHeaderAsync(isOver, cancellationToken).ConfigureAwait(false);
        if (!next.IsEmpty && !new HeaderBlock(next.Span).IsZero)
        {
            throw subject.Malformed("has a lone block of zeros in the middle");
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> NextHeaderAsync(bool isOver, CancellationToken cancellationToken)
    {
        if (isOver)
        {
            return default;
        }

        return await blocks.BlockAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask ReadExtensionAsync(
        byte type, long length, EntryExtensions extensions, CancellationToken cancellationToken)
    {
        if (length > MaxExtension)
        {
            throw subject.Malformed($"has an extended header of {ByteSize.Format(length)}: at most 1 MiB is read");
        }

        // A global header has nothing that an image needs (git writes a comment there); docker and containerd ignore
        // it.
        if (EntryExtensions.IsIgnored(type))
        {
            extensions.ThrowIfAny();
            await blocks.SkipAsync(length + Padding(length), cancellationToken).ConfigureAwait(false);
            return;
        }

        extensions.Add(type, await blocks.ReadAsync((int)length, cancellationToken).ConfigureAwait(false));
        await blocks.SkipAsync(Padding(length), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<LayerEntry> ReadAsync(EntryExtensions extensions, CancellationToken cancellationToken)
    {
        var entry = EntryInterpreter.Interpret(subject, _header, extensions);
        var content = await _sparse.ReadAsync(entry, _header, extensions.Pax, cancellationToken).ConfigureAwait(false);
        _content = entry.Size - (content?.MapLength ?? 0);
        _padding = Padding(entry.Size);
        if (content is null)
        {
            return entry;
        }

        return entry with { Sparse = content.Map, Size = content.Size };
    }

    private static int Padding(long length) => (int)(-length & (HeaderBlock.Size - 1));
}
