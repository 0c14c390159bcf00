using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>The paths of an image, each stored once. May be used from several threads.</summary>
/// <param name="budget">The budget that every path counts against.</param>
internal sealed class PathTable(UnpackBudget budget)
{
    // The entry, its slot in the set, and the header of its name.
    private const int EntrySize = 128;

    // PATH_MAX of Linux: no program could open what is longer.
    private const int MaxPath = 4096;

    private readonly Lock _lock = new();
    private readonly HashSet<TreeEntry> _entries = new(new TreeEntryComparer());

    public TreeEntry Root { get; } =
        new(null, RawName.Empty) { Node = new TreeDirectory(EntryAttributes.ImpliedDirectory) };

    /// <summary>Gets the entry of a name in a directory.</summary>
    /// <exception cref="InvalidContentException">The path exceeds a limit.</exception>
    public TreeEntry Get(Descriptor layer, TreeEntry directory, ReadOnlySpan<char> name)
    {
        lock (_lock)
        {
            var lookup = _entries.GetAlternateLookup<TreeEntryKey>();
            var key = new TreeEntryKey(directory, name);
            if (lookup.TryGetValue(key, out var known))
            {
                return known;
            }

            if (TreeEntry.LengthBelow(directory, name.Length) > MaxPath)
            {
                throw MalformedLayer.Create(layer, $"has a path of more than {MaxPath} bytes");
            }

            budget.TakeName(layer, EntrySize + (name.Length * sizeof(char)));
            var added = new TreeEntry(directory, new RawName(name.ToString()));
            _entries.Add(added);
            return added;
        }
    }

    /// <summary>Finds the entry of a name in a directory; null when no layer has that path.</summary>
    public TreeEntry? Find(TreeEntry directory, ReadOnlySpan<char> name)
    {
        lock (_lock)
        {
            var lookup = _entries.GetAlternateLookup<TreeEntryKey>();
            if (lookup.TryGetValue(new TreeEntryKey(directory, name), out var known))
            {
                return known;
            }

            return null;
        }
    }
}
