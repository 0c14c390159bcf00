using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Compact;

/// <summary>The attributes of an image's entries. Entries with the same ones mostly share them. May be used from
/// several threads.</summary>
internal sealed class AttributeTable
{
    /// <summary>The attributes of a directory that no layer describes.</summary>
    public const int ImpliedDirectory = 0;

    /// <summary>How many bytes a row takes.</summary>
    public const int RowSize = 40;

    // Neighbours in a layer alternate between a few: directories, files and programs of one package.
    private const int RecentCount = 256;

    private readonly Lock _lock = new();
    private readonly ChunkedList<EntryAttributes> _rows = new();
    private readonly int[] _recent = new int[RecentCount];

    public AttributeTable() => _rows.Add(EntryAttributes.ImpliedDirectory);

    public EntryAttributes this[int index] => _rows[index];

    /// <summary>Stores attributes.</summary>
    /// <returns>The index of equal ones.</returns>
    public int Add(in EntryAttributes attributes)
    {
        lock (_lock)
        {
            ref var recent = ref _recent[attributes.GetHashCode() & (RecentCount - 1)];
            if (_rows[recent] != attributes)
            {
                recent = _rows.Add(attributes);
            }

            return recent;
        }
    }
}
