using RegistryPull.Exporters.Rootfs.Compact;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>A layer that was read once: verified, and its entries known, in their order.</summary>
/// <param name="store">The tables of the image.</param>
/// <param name="layer">The layer.</param>
internal sealed class ScannedLayer(TreeStore store, Descriptor layer)
{
    private readonly ChunkedList<ScannedRow> _rows = new();
    private readonly Dictionary<int, SparseMap> _sparse = [];

    public Descriptor Layer => layer;

    /// <summary>Gets how many entries there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Gets how an entry is stored.</summary>
    public ref ScannedRow this[int position] => ref _rows[position];

    /// <summary>Gets the parts of a file that the layer holds; null when it holds the whole file.</summary>
    public SparseMap? SparseOf(int position) => _sparse.GetValueOrDefault(position);

    /// <summary>Adds an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="paths">The paths of the layer.</param>
    /// <exception cref="InvalidContentException">A path leads out of the root, or exceeds a limit.</exception>
    public void Add(LayerEntry entry, LayerPaths paths)
    {
        var position = _rows.Add(new ScannedRow
        {
            KindCode = (byte)entry.Kind,
            Path = paths.Get(entry.Path).Index,
            Attributes = store.Attributes.Add(entry.Attributes),
            Own = entry.Kind switch
            {
                EntryKind.File => entry.Size,
                EntryKind.HardLink => paths.Get(entry.Target).Index,
                EntryKind.SymbolicLink => store.Texts.Add(entry.Target.Latin1),
                _ => ScannedRow.FromDevice(entry.Device),
            },
        });
        if (entry.Sparse is { } sparse)
        {
            _sparse.Add(position, sparse);
        }
    }

    /// <summary>Copies the layer, for an image that has it twice. The inodes of both are different ones.</summary>
    public ScannedLayer Copy()
    {
        var copy = new ScannedLayer(store, layer);
        for (var position = 0; position < Count; position++)
        {
            copy._rows.Add(_rows[position]);
        }

        foreach (var (position, sparse) in _sparse)
        {
            copy._sparse.Add(position, sparse);
        }

        return copy;
    }
}
