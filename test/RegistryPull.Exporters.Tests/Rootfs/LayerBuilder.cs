using System.Text;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>A layer as a list of entries, for what does not care how they were written.</summary>
internal sealed class LayerBuilder
{
    private readonly List<LayerEntry> _entries = [];

    private Descriptor Layer =>
        new(MediaTypes.OciLayer, Digest.Compute(Encoding.UTF8.GetBytes($"{_entries.Count}")), 1);

    /// <summary>The layer, as a scan for a tree would have it.</summary>
    public ScannedLayer Build(RootTree tree, UnpackBudget budget)
    {
        var layer = Layer;
        var (scanned, paths) = (tree.NewLayer(layer), tree.PathsFor(layer));
        foreach (var entry in _entries)
        {
            budget.TakeEntry(layer, 0);
            scanned.Add(entry, paths);
        }

        return scanned;
    }

    public LayerBuilder File(string path, long size = 0, int mode = 0b110_100_100) =>
        Add(EntryKind.File, path, "", mode, size);

    public LayerBuilder Folder(string path, int mode = 0b111_101_101) => Add(EntryKind.Directory, path, "", mode, 0);

    public LayerBuilder Link(string path, string target) => Add(EntryKind.SymbolicLink, path, target, 0b111_111_111, 0);

    public LayerBuilder HardLink(string path, string target, int mode = 0b110_100_100) =>
        Add(EntryKind.HardLink, path, target, mode, 0);

    public LayerBuilder Fifo(string path) => Add(EntryKind.Fifo, path, "", 0b110_100_100, 0);

    /// <summary>Gives the last entry other attributes.</summary>
    public LayerBuilder With(Func<EntryAttributes, EntryAttributes> change)
    {
        _entries[^1] = _entries[^1] with { Attributes = change(_entries[^1].Attributes) };
        return this;
    }

    /// <summary>Makes the last entry, a file, a sparse one.</summary>
    public LayerBuilder Sparse(params SparsePart[] parts)
    {
        _entries[^1] = _entries[^1] with { Sparse = new SparseMap([.. parts]) };
        return this;
    }

    public LayerBuilder Device(string path) => Add(EntryKind.CharacterDevice, path, "", 0b110_110_110, 0);

    // Bytes as they are, each a character.
    private LayerBuilder Add(EntryKind kind, string path, string target, int mode, long size)
    {
        _entries.Add(new LayerEntry
        {
            Kind = kind,
            Path = new RawName(path),
            Target = new RawName(target),
            Attributes = new EntryAttributes { Mode = mode },
            Size = size,
        });
        return this;
    }
}
