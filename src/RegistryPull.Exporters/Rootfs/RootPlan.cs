using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>What is to be written of a finished tree, and where in the layers the content of it is. The same tree gives the same plan.</summary>
internal sealed class RootPlan
{
    private readonly Dictionary<TreeLeaf, PlacedLeaf> _linked = [];
    private readonly Dictionary<int, Dictionary<int, PlacedLeaf>> _files = [];
    private readonly List<PlacedDirectory> _directories = [];
    private readonly List<PlacedLeaf> _others = [];
    private readonly List<FurtherName> _furtherNames = [];

    public RootPlan(RootTree tree) => Add(RawName.Empty, tree.Root);

    /// <summary>The directories, each before what is in it; the root is the first.</summary>
    public IReadOnlyList<PlacedDirectory> Directories => _directories;

    /// <summary>Symbolic links, devices and pipes, each at its first name.</summary>
    public IReadOnlyList<PlacedLeaf> Others => _others;

    /// <summary>The hard links.</summary>
    public IReadOnlyList<FurtherName> FurtherNames => _furtherNames;

    /// <summary>The paths of all that is no directory.</summary>
    public IEnumerable<RawName> LeafPaths => _files.Values.SelectMany(static files => files.Values)
        .Concat(_others)
        .Select(static placed => placed.Path)
        .Concat(_furtherNames.Select(static link => link.Path));

    /// <summary>How many bytes of content the files have, holes aside.</summary>
    public long Size { get; private set; }

    /// <summary>The files whose content is in a layer, by the entry that it belongs to.</summary>
    public IReadOnlyDictionary<int, PlacedLeaf> FilesOf(int layer) => _files.GetValueOrDefault(layer) ?? [];

    private void Add(RawName path, TreeDirectory directory)
    {
        _directories.Add(new PlacedDirectory(path, directory));
        foreach (var (name, child) in directory.Children.OrderBy(static child => child.Key.Latin1, StringComparer.Ordinal))
        {
            var place = path == RawName.Empty ? name : new RawName($"{path.Latin1}/{name.Latin1}");
            if (child is TreeLeaf leaf)
            {
                Add(place, leaf);
            }
            else
            {
                Add(place, (TreeDirectory)child);
            }
        }
    }

    private void Add(RawName path, TreeLeaf leaf)
    {
        // Most entries are written as they are called in the layer. There are many of them, and one string is enough.
        var placed = new PlacedLeaf(path == leaf.Entry.Path ? leaf.Entry.Path : path, leaf);
        if (leaf.IsLinked && !_linked.TryAdd(leaf, placed))
        {
            _furtherNames.Add(new FurtherName(path, _linked[leaf]));
        }
        else if (leaf.Entry.Kind == EntryKind.File)
        {
            Size += leaf.Entry.Stored;
            (_files.TryGetValue(leaf.Layer, out var files) ? files : _files[leaf.Layer] = []).Add(leaf.Index, placed);
        }
        else
        {
            _others.Add(placed);
        }
    }
}
