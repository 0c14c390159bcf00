namespace RegistryPull.Layers;

/// <summary>The sparse maps that stand in an extended header: version 0.0 has a record for each number, 0.1 one
/// list.</summary>
/// <remarks>GNU tar manual, "Storing Sparse Files", "PAX Format, Versions 0.0 and 0.1".</remarks>
internal static class PaxSparseFormat
{
    /// <summary>Reads version 0.0.</summary>
    public static SparseMapBuilder ReadRecords(PaxRecords pax)
    {
        var map = new SparseMapBuilder();
        for (var i = 0; i < pax.SparsePairs.Count && map.IsValid; i += 2)
        {
            map.Add(Number(pax, i), Number(pax, i + 1));
        }

        return Checked(map, pax);
    }

    /// <summary>Reads version 0.1.</summary>
    public static SparseMapBuilder ReadList(PaxRecords pax)
    {
        var map = new SparseMapBuilder();
        var text = pax.Value("GNU.sparse.map").Span;
        if (text.IsEmpty)
        {
            return Checked(map, pax);
        }

        var numbers = text.Split((byte)',');
        while (map.IsValid && numbers.MoveNext())
        {
            var offset = PaxRecords.ParseNumber(text[numbers.Current]);
            map.Add(offset, numbers.MoveNext() ? PaxRecords.ParseNumber(text[numbers.Current]) : null);
        }

        return Checked(map, pax);
    }

    private static long? Number(PaxRecords pax, int index)
    {
        if (index < pax.SparsePairs.Count)
        {
            return PaxRecords.ParseNumber(pax.SparsePairs[index].Span);
        }

        return null;
    }

    private static SparseMapBuilder Checked(SparseMapBuilder map, PaxRecords pax)
    {
        if (PaxRecords.ParseNumber(pax.Value("GNU.sparse.numblocks").Span) != map.Count)
        {
            map.Invalidate();
        }

        return map;
    }
}
