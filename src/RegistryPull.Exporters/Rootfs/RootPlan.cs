using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>What is to be written of a finished tree, and where in the layers its content is. The same tree gives the
/// same plan.</summary>
internal sealed class RootPlan
{
    private readonly Dictionary<int, List<TreeEntry>> _files = [];
    private readonly List<TreeEntry> _others = [];

    public RootPlan(RootTree tree)
    {
        Add(tree.Root);
        foreach (var files in _files.Values)
        {
            files.Sort(static (one, other) => one.Leaf.Index.CompareTo(other.Leaf.Index));
        }
    }

    /// <summary>Directories, links, devices and pipes: each directory before its content, names in the order of their
    /// bytes. The root is the first.</summary>
    public IReadOnlyList<TreeEntry> Others => _others;

    /// <summary>Gets the directories among <see cref="Others"/>.</summary>
    public IEnumerable<TreeEntry> Directories => _others.Where(static entry => entry.IsDirectory);

    /// <summary>Gets the files whose content is in a layer, hard links aside.</summary>
    public IEnumerable<TreeEntry> Files => _files.Values.SelectMany(static files => files);

    /// <summary>Gets how many bytes of content the files have, holes aside.</summary>
    public long Size { get; private set; }

    /// <summary>Gets the files whose content is in a layer, in its order.</summary>
    public IReadOnlyList<TreeEntry> FilesOf(int layer) => _files.GetValueOrDefault(layer) ?? [];

    private void Add(TreeEntry entry)
    {
        if (entry.Node is TreeLeaf leaf)
        {
            Add(entry, leaf);
            return;
        }

        _others.Add(entry);
        foreach (var child in entry.SortedChildren())
        {
            Add(child);
        }
    }

    private void Add(TreeEntry entry, TreeLeaf leaf)
    {
        leaf.FirstEntry ??= entry;
        if (leaf.Source.Kind != EntryKind.File || entry.IsHardLink)
        {
            _others.Add(entry);
            return;
        }

        Size += leaf.Source.Stored;
        if (!_files.TryGetValue(leaf.Layer, out var files))
        {
            files = _files[leaf.Layer] = [];
        }

        files.Add(entry);
    }
}
