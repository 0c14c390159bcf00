namespace RegistryPull.Exporters.Layers;

/// <summary>Reads the entries of a layer one after the other, in constant memory. Whatever is not a sound tar is refused, never guessed at.</summary>
/// <remarks>
/// POSIX.1-2024 pax and the GNU tar manual say what stands where. Where they leave a choice, this reads what docker and containerd
/// read: a layer that means one thing to the engine and another to us would be a way to hide something.
/// </remarks>
internal sealed class LayerReader(Descriptor layer, TarBlocks blocks)
{
    // Of extended headers and long names: Linux itself takes paths of 4 KiB, and attributes of 64 KiB.
    private const int MaxExtension = 1024 * 1024;

    private long _content;
    private int _padding;

    /// <summary>The next entry, whatever was left of the content of the last one passed over.</summary>
    /// <returns>The entry, or null at the end of the archive.</returns>
    /// <exception cref="InvalidContentException">The layer is malformed.</exception>
    public async ValueTask<LayerEntry?> NextAsync(CancellationToken cancellationToken)
    {
        await SkipContentAsync(cancellationToken);
        var extensions = new EntryExtensions(layer);
        for (; ; )
        {
            var block = await blocks.BlockAsync(cancellationToken);
            if (block.IsEmpty || new HeaderBlock(block.Span).IsZero)
            {
                extensions.ThrowIfAny();
                await CheckEndAsync(block.IsEmpty, cancellationToken);
                return null;
            }

            var (type, length) = Check(block.Span);
            if (!EntryExtensions.IsOne(type))
            {
                return await ReadAsync(block.ToArray(), extensions, cancellationToken);
            }

            await ReadExtensionAsync(type, length, extensions, cancellationToken);
        }
    }

    /// <summary>The next bytes of the entry's content.</summary>
    /// <returns>Bytes that are valid until the next call; empty at the end.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> ContentAsync(CancellationToken cancellationToken)
    {
        var some = _content == 0 ? default : await blocks.SomeAsync(_content, cancellationToken);
        _content -= some.Length;
        return some;
    }

    private async ValueTask SkipContentAsync(CancellationToken cancellationToken)
    {
        await blocks.SkipAsync(_content + _padding, cancellationToken);
        (_content, _padding) = (0, 0);
    }

    private (byte Type, long Length) Check(ReadOnlySpan<byte> block)
    {
        var header = new HeaderBlock(block);
        return header.HasRightChecksum()
            ? (header.Type, header.Length is >= 0 and var length ? length : throw MalformedLayer.Of(layer, "has an entry whose size is no size"))
            : throw MalformedLayer.Of(layer, "has a header with a wrong checksum");
    }

    // Two blocks of zeros end an archive; one is enough, and so is none. Behind one there must be nothing else: GNU tar would end there
    // and others would not. What is behind two is no part of it.
    private async ValueTask CheckEndAsync(bool isOver, CancellationToken cancellationToken)
    {
        var next = isOver ? default : await blocks.BlockAsync(cancellationToken);
        if (!next.IsEmpty && !new HeaderBlock(next.Span).IsZero)
        {
            throw MalformedLayer.Of(layer, "has a lone block of zeros in the middle");
        }
    }

    private async ValueTask ReadExtensionAsync(byte type, long length, EntryExtensions extensions, CancellationToken cancellationToken)
    {
        if (length > MaxExtension)
        {
            throw MalformedLayer.Of(layer, $"has an extended header of {ByteSize.Format(length)}: at most 1 MiB is read");
        }

        // A global header says nothing that an image needs (git writes a comment there), and docker and containerd pass over it.
        if (EntryExtensions.IsPassedOver(type))
        {
            extensions.ThrowIfAny();
            await blocks.SkipAsync(length + Padding(length), cancellationToken);
            return;
        }

        extensions.Add(type, await blocks.ReadAsync((int)length, cancellationToken));
        await blocks.SkipAsync(Padding(length), cancellationToken);
    }

    private async ValueTask<LayerEntry> ReadAsync(byte[] block, EntryExtensions extensions, CancellationToken cancellationToken)
    {
        var entry = EntryInterpreter.Interpret(layer, block, extensions);
        var sparse = new SparseReader(layer, blocks);
        var (map, used) = await sparse.ReadAsync(entry, block, extensions.Pax, cancellationToken);
        _content = entry.Size - used;
        _padding = Padding(entry.Size);
        return map is null ? entry : entry with { Sparse = map.Value.Map, Size = map.Value.Size };
    }

    private static int Padding(long length) => (int)(-length & (HeaderBlock.Size - 1));
}
