using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Finds entries of the tree, through symbolic links as Linux follows them after <c>chroot</c>: <c>/</c> and
/// <c>..</c> do not leave the root.</summary>
/// <param name="paths">The paths of the image.</param>
/// <param name="budget">The budget that every step counts against, and every directory that is made.</param>
/// <param name="source">The layer or image whose paths are walked, for messages.</param>
internal sealed class PathWalk(PathTable paths, UnpackBudget budget, Descriptor source)
{
    // Linux, path_resolution(7).
    private const int MaxLinks = 40;

    // The node, and its place in the plan.
    private const int ImpliedDirectorySize = 64;

    /// <summary>Finds the directory that a path leads to; null when there is none.</summary>
    public TreeEntry? FindDirectory(TreeEntry path)
    {
        if (IsDirectoryAllTheWay(path))
        {
            return path;
        }

        return FindDirectory(path.Path);
    }

    /// <inheritdoc cref="FindDirectory(TreeEntry)"/>
    public TreeEntry? FindDirectory(RawName path) => Walk(path, creates: false);

    /// <summary>Finds the entry of a path whose last part is not followed when it is a link. There may be nothing at
    /// that entry.</summary>
    /// <returns>The entry; null when its directory does not exist, or no layer has such a path.</returns>
    public TreeEntry? FindEntry(TreeEntry path) => path.Parent switch
    {
        { } parent => FindIn(FindDirectory(parent), path),
        _ => path,
    };

    /// <summary>Finds the entry of a name in the directory that a path leads to; null when there is no such directory
    /// or entry.</summary>
    public TreeEntry? FindChild(TreeEntry path, string name) => FindDirectory(path) switch
    {
        { } directory => paths.Find(directory, name),
        _ => null,
    };

    /// <summary>Gets the entry to put something at. The directories on the way are created when they are
    /// missing.</summary>
    /// <exception cref="InvalidContentException">Something else than a directory is on the way, or a limit is
    /// exceeded.</exception>
    public TreeEntry GetEntry(TreeEntry path)
    {
        var parent = path.Parent!;
        if (IsDirectoryAllTheWay(parent))
        {
            return path;
        }

        return paths.Get(source, Walk(parent.Path, creates: true)!, path.Name.Latin1);
    }

    private TreeEntry? FindIn(TreeEntry? directory, TreeEntry path)
    {
        if (directory is null)
        {
            return null;
        }

        if (directory == path.Parent)
        {
            return path;
        }

        return paths.Find(directory, path.Name.Latin1);
    }

    private bool IsDirectoryAllTheWay(TreeEntry path)
    {
        var steps = 0;
        var entry = path;
        while (entry is { IsDirectory: true })
        {
            (entry, steps) = (entry.Parent, steps + 1);
        }

        budget.TakeSteps(source, steps);
        return entry is null;
    }

    private TreeEntry? Walk(RawName path, bool creates)
    {
        var pending = new PendingPath(path.Latin1);
        var at = paths.Root;
        for (var links = 0; pending.TryTake(out var part);)
        {
            budget.TakeSteps(source, 1);
            var next = Next(at, part, creates);
            switch (next?.Node)
            {
                case TreeDirectory:
                    at = next;
                    break;
                case TreeLeaf { Source: { Kind: EntryKind.SymbolicLink } link } when links++ < MaxLinks:
                    pending.Push(link.Target.Latin1);
                    at = link.Target.Latin1.StartsWith('/') ? paths.Root : at;
                    break;
                case TreeLeaf when creates && links > MaxLinks:
                    throw Refused(path, $"leads through more than {MaxLinks} symbolic links");
                case TreeLeaf when creates:
                    throw Refused(path, $"goes through {next}, which is not a directory");
                default:
                    return null;
            }
        }

        return at;
    }

    private TreeEntry? Next(TreeEntry at, ReadOnlySpan<char> part, bool creates) => part switch
    {
        "" or "." => at,
        ".." => at.Parent ?? at,
        _ when creates => GetOrCreate(at, part),
        _ => paths.Find(at, part),
    };

    private TreeEntry GetOrCreate(TreeEntry directory, ReadOnlySpan<char> name)
    {
        var entry = paths.Get(source, directory, name);
        if (entry.Node is null)
        {
            budget.TakeImpliedDirectory(source, ImpliedDirectorySize);
            entry.Node = new TreeDirectory(EntryAttributes.ImpliedDirectory);
        }

        return entry;
    }

    private InvalidContentException Refused(RawName path, string why) =>
        MalformedLayer.Create(source, $"has a path that {why}: {path}");
}
