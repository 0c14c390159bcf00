using RegistryPull.Exporters.Rootfs.Compact;
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

    // Its place in the plan.
    private const int ImpliedDirectorySize = sizeof(int);

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
        var parent = path.Parent!.Value;
        if (IsDirectoryAllTheWay(parent))
        {
            return path;
        }

        return paths.Get(source, Walk(parent.Path, creates: true)!.Value, path.Name.Latin1);
    }

    private TreeEntry? FindIn(TreeEntry? directory, TreeEntry path)
    {
        if (directory is not { } found)
        {
            return null;
        }

        if (found == path.Parent)
        {
            return path;
        }

        return paths.Find(found, path.Name.Latin1);
    }

    private bool IsDirectoryAllTheWay(TreeEntry path)
    {
        var steps = 0;
        TreeEntry? entry = path;
        while (entry is { IsDirectory: true } directory)
        {
            (entry, steps) = (directory.Parent, steps + 1);
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
            if (Next(at, part, creates) is not { Exists: true } next)
            {
                return null;
            }

            if (next.IsDirectory)
            {
                at = next;
            }
            else if (next.Leaf is { Kind: EntryKind.SymbolicLink, Target.Latin1: var target } && links++ < MaxLinks)
            {
                pending.Push(target);
                at = target.StartsWith('/') ? paths.Root : at;
            }
            else if (creates)
            {
                throw Refused(path, next, links);
            }
            else
            {
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
        if (!entry.Exists)
        {
            budget.TakeImpliedDirectory(source, ImpliedDirectorySize);
            entry.PutDirectory(AttributeTable.ImpliedDirectory);
        }

        return entry;
    }

    private InvalidContentException Refused(RawName path, TreeEntry reached, int links)
    {
        var why = links switch
        {
            > MaxLinks => $"leads through more than {MaxLinks} symbolic links",
            _ => $"goes through {reached}, which is not a directory",
        };
        return MalformedLayer.Create(source, $"has a path that {why}: {path}");
    }
}
