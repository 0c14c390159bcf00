using RegistryPull.Exporters.Rootfs.Compact;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>What is to be written of a finished tree, and where in the layers its content is. The same tree gives the
/// same plan.</summary>
internal sealed class RootPlan
{
    private readonly RootTree _tree;
    private readonly ChunkedList<int> _others = new();

    public RootPlan(RootTree tree)
    {
        _tree = tree;
        Add(tree.Root);
    }

    /// <summary>Gets directories, links, devices and pipes: each directory before its content, names in the order of
    /// their bytes. The root is the first.</summary>
    public IEnumerable<TreeEntry> Others
    {
        get
        {
            for (var i = 0; i < _others.Count; i++)
            {
                yield return Entry(_others[i]);
            }
        }
    }

    /// <summary>Gets the directories among <see cref="Others"/>.</summary>
    public IEnumerable<TreeEntry> Directories => Others.Where(static entry => entry.IsDirectory);

    /// <summary>Gets the directories, each after its content.</summary>
    public IEnumerable<TreeEntry> DirectoriesUpwards
    {
        get
        {
            for (var i = _others.Count - 1; i >= 0; i--)
            {
                if (Entry(_others[i]) is { IsDirectory: true } directory)
                {
                    yield return directory;
                }
            }
        }
    }

    /// <summary>Gets the files whose content is in a layer, hard links aside.</summary>
    public IEnumerable<TreeEntry> Files => Enumerable.Range(0, _tree.Layers.Count).SelectMany(FilesOf);

    /// <summary>Gets how many bytes of content the files have, holes aside.</summary>
    public long Size { get; private set; }

    /// <summary>Gets the files whose content is in a layer, in its order.</summary>
    public IEnumerable<TreeEntry> FilesOf(int layer)
    {
        var entries = _tree.Layers[layer];
        for (var position = 0; position < entries.Count; position++)
        {
            if (entries[position] is { Kind: EntryKind.File, FirstPath: > 0 and var first })
            {
                yield return Entry(first);
            }
        }
    }

    private TreeEntry Entry(int index) => _tree.Root with { Index = index };

    private void Add(TreeEntry entry)
    {
        if (entry.IsDirectory)
        {
            _others.Add(entry.Index);
            foreach (var child in entry.SortedChildren())
            {
                Add(child);
            }
        }
        else if (entry.Leaf.TrySetFirst(entry) && entry.Leaf.Kind == EntryKind.File)
        {
            Size += entry.Leaf.Stored;
        }
        else
        {
            _others.Add(entry.Index);
        }
    }
}
