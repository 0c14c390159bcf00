namespace RegistryPull.Layers;

/// <summary>Reads which parts of a sparse file a layer holds, in each of the four formats of GNU tar.</summary>
/// <remarks>GNU tar manual, "Storing Sparse Files": the old format, and 0.0, 0.1 and 1.0 over extended
/// headers.</remarks>
internal sealed class SparseReader(TarSubject subject, ITarBlocks blocks)
{
    /// <summary>Reads the map, wherever it is.</summary>
    /// <param name="entry">The entry, whose size is that of its content in the layer.</param>
    /// <param name="header">The header block of the entry.</param>
    /// <param name="pax">The extended header of the entry.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The map and the length of the file; null when the file is not sparse.</returns>
    /// <exception cref="InvalidContentException">The map is not valid.</exception>
    public async ValueTask<SparseContent?> ReadAsync(
        LayerEntry entry, byte[] header, PaxRecords pax, CancellationToken cancellationToken)
    {
        var isOld = new HeaderBlock(header).Type == OldSparseFormat.Type;
        if (pax.IsSparse && (isOld || entry.Kind != EntryKind.File))
        {
            throw Malformed();
        }

        if (isOld)
        {
            var old = await OldSparseFormat.ReadAsync(header, blocks, cancellationToken).ConfigureAwait(false);
            return Build(old, new HeaderBlock(header).RealLength, entry.Size, mapLength: 0);
        }

        if (!pax.IsSparse)
        {
            return null;
        }

        if (!IsInContent(pax))
        {
            var map = pax.SparsePairs.Count switch
            {
                > 0 => PaxSparseFormat.ReadRecords(pax),
                _ => PaxSparseFormat.ReadList(pax),
            };
            return Build(map, Size(pax), entry.Size, mapLength: 0);
        }

        var lines = new SparseLines(blocks, entry.Size);
        return Build(await lines.ReadAsync(cancellationToken).ConfigureAwait(false), Size(pax), entry.Size, lines.Used);
    }

    // Version 0.0 had no number at first.
    private bool IsInContent(PaxRecords pax) => (Text(pax, "GNU.sparse.major"), Text(pax, "GNU.sparse.minor")) switch
    {
        ("1", "0") => true,
        ("0", "0" or "1") or ("", "") => false,
        _ => throw Malformed(),
    };

    private SparseContent Build(SparseMapBuilder map, long? size, long length, long mapLength)
    {
        if (map.Build(size, length - mapLength) is not { } built)
        {
            throw Malformed();
        }

        return new SparseContent(built, size!.Value, mapLength);
    }

    private static long? Size(PaxRecords pax) =>
        PaxRecords.ParseNumber(
            pax.Value("GNU.sparse.size").Span) ?? PaxRecords.ParseNumber(pax.Value("GNU.sparse.realsize").Span);

    private static string Text(PaxRecords pax, string key) => pax.Name(key)?.Latin1 ?? "";

    private InvalidContentException Malformed() =>
        subject.Malformed("has a sparse file whose map cannot be read");
}
