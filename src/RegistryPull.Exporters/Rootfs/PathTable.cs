using RegistryPull.Exporters.Rootfs.Compact;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>The paths of an image, each stored once. May be used from several threads.</summary>
/// <param name="store">Where they are stored.</param>
/// <param name="budget">The budget that every path counts against.</param>
internal sealed class PathTable(TreeStore store, UnpackBudget budget)
{
    // PATH_MAX of Linux: no program could open what is longer.
    private const int MaxPath = 4096;

    private readonly Lock _lock = new();
    private readonly PathBuckets _buckets = new(store.Paths);

    public TreeEntry Root => new(store, 0);

    /// <summary>Gets the entry of a name in a directory.</summary>
    /// <exception cref="InvalidContentException">The path exceeds a limit.</exception>
    public TreeEntry Get(Descriptor layer, TreeEntry directory, ReadOnlySpan<char> name)
    {
        var hash = Hash(directory, name);
        lock (_lock)
        {
            if (Find(directory, name, hash) is { } known)
            {
                return known;
            }

            if (LengthBelow(directory, name.Length) > MaxPath)
            {
                throw MalformedLayer.Create(layer, $"has a path of more than {MaxPath} bytes");
            }

            budget.TakeName(layer, PathRow.Size + TextArena.SizeOf(name.Length));
            return Add(directory, name, hash);
        }
    }

    /// <summary>Finds the entry of a name in a directory; null when no layer has that path.</summary>
    public TreeEntry? Find(TreeEntry directory, ReadOnlySpan<char> name)
    {
        var hash = Hash(directory, name);
        lock (_lock)
        {
            return Find(directory, name, hash);
        }
    }

    private TreeEntry? Find(TreeEntry directory, ReadOnlySpan<char> name, int hash)
    {
        for (var index = _buckets.FirstOf(hash); index != 0; index = store.Paths[index].NextInBucket)
        {
            ref var row = ref store.Paths[index];
            if (row.Hash == hash && row.Parent == directory.Index && IsSame(store.Texts[row.Name], name))
            {
                return new TreeEntry(store, index);
            }
        }

        return null;
    }

    private TreeEntry Add(TreeEntry directory, ReadOnlySpan<char> name, int hash)
    {
        var index = store.Paths.Add(new PathRow
        {
            Parent = directory.Index,
            Name = store.Texts.Add(name),
            PreviousSibling = store.Paths[directory.Index].LastChild,
            Hash = hash,
            NodeLayer = PathRow.None,
            Layer = PathRow.None,
            PathLength = (short)LengthBelow(directory, name.Length),
        });
        store.Paths[directory.Index].LastChild = index;
        _buckets.Add(index);
        return new TreeEntry(store, index);
    }

    private static int LengthBelow(TreeEntry directory, int nameLength) => directory.PathLength switch
    {
        0 => nameLength,
        var length => length + 1 + nameLength,
    };

    private static bool IsSame(ReadOnlySpan<byte> stored, ReadOnlySpan<char> name)
    {
        if (stored.Length != name.Length)
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (stored[i] != name[i])
            {
                return false;
            }
        }

        return true;
    }

    // The framework's hash of text has a random seed, so that a layer cannot choose names that collide.
    private static int Hash(TreeEntry directory, ReadOnlySpan<char> name) =>
        HashCode.Combine(directory.Index, string.GetHashCode(name));
}
