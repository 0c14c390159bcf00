using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Applies the entries of one layer to the tree, in their order. Whiteouts hide what the layers below brought,
/// and nothing of this layer.</summary>
/// <param name="layer">The layer.</param>
/// <param name="walk">Finds entries.</param>
/// <param name="budget">The budget of the image.</param>
internal sealed class LayerApplication(Descriptor layer, PathWalk walk, UnpackBudget budget)
{
    // By the path of each, what this layer hides of the layers below.
    private readonly Dictionary<int, ScannedEntry> _hidden = [];

    /// <exception cref="InvalidContentException">The entry does not fit what is there.</exception>
    public void Apply(ScannedEntry entry)
    {
        var path = entry.Path;
        if (Whiteout.IsBookkeeping(path))
        {
            return;
        }

        if (Whiteout.IsOpaque(path))
        {
            HideContent(path.Parent!.Value, entry.Layer);
        }
        else if (Whiteout.IsWhiteout(path))
        {
            Hide(path, entry.Layer);
        }
        else
        {
            Put(entry, path);
        }
    }

    // A link is not followed: it is either the old one, which this layer replaces, or the mark says nothing about where
    // it leads.
    private void HideContent(TreeEntry path, int index)
    {
        if (walk.FindEntry(path) is { IsDirectory: true } directory)
        {
            HideChildren(directory, index);
        }
    }

    private void Hide(TreeEntry path, int index)
    {
        var name = Whiteout.HiddenName(path)
            ?? throw MalformedLayer.Create(layer, $"has a whiteout of a name that no file can have: {path.Name}");
        if (walk.FindChild(path.Parent!.Value, name) is { } target)
        {
            HideLower(target, index);
        }
    }

    private void HideChildren(TreeEntry directory, int index)
    {
        foreach (var child in directory.KnownChildren())
        {
            HideLower(child, index);
        }
    }

    // What this layer put stays; a directory in which it put something stays without the rest.
    private void HideLower(TreeEntry entry, int index)
    {
        budget.TakeSteps(layer, 1);
        if (entry.IsDirectory)
        {
            HideChildren(entry, index);
        }
        else if (entry.Exists && entry.Layer != index)
        {
            _hidden[entry.Index] = entry.Leaf;
        }

        if (entry.Layer != index)
        {
            entry.Remove();
        }
    }

    private void Put(ScannedEntry entry, TreeEntry path)
    {
        if (path.Parent is null)
        {
            DescribeRoot(entry, path);
            return;
        }

        var place = walk.GetEntry(path);
        switch (entry.Kind)
        {
            case EntryKind.Directory:
                place.PutDirectory(entry.AttributesIndex);
                break;
            case EntryKind.HardLink:
                Replace(place, Linked(entry));
                break;
            default:
                Replace(place, entry);
                break;
        }

        Mark(place, entry.Layer);
    }

    private void DescribeRoot(ScannedEntry entry, TreeEntry root)
    {
        if (entry.Kind != EntryKind.Directory)
        {
            throw MalformedLayer.Create(layer, "replaces the root with something that is not a directory");
        }

        root.PutDirectory(entry.AttributesIndex);
    }

    private void Replace(TreeEntry place, ScannedEntry leaf)
    {
        if (place.IsDirectory)
        {
            Clear(place);
        }

        place.Put(leaf);
    }

    private void Clear(TreeEntry directory)
    {
        foreach (var child in directory.KnownChildren())
        {
            budget.TakeSteps(layer, 1);
            if (child.IsDirectory)
            {
                Clear(child);
            }

            child.Remove();
        }
    }

    private static void Mark(TreeEntry place, int index)
    {
        for (TreeEntry? entry = place; entry is { } path && path.Layer != index; entry = path.Parent)
        {
            path.Mark(index);
        }
    }

    // The inode is stored, and not its path: a hard link keeps the file that it was made for.
    private ScannedEntry Linked(ScannedEntry link)
    {
        var place = walk.FindEntry(link.Existing) ?? link.Existing;
        if (FindLeaf(place) is not { } leaf)
        {
            throw MalformedLayer.Create(
                layer,
                $"links {link.Path} to {link.Existing}, which is {(place.IsDirectory ? "a directory" : "not there")}");
        }

        leaf.SetAttributes(AttributesOfLink(link.Attributes, leaf));
        return leaf;
    }

    // A layer renames a file by a hard link and a whiteout. The hidden file existed when the link was made, and so did
    // the files in a hidden directory.
    private ScannedEntry? FindLeaf(TreeEntry place)
    {
        if (place.IsLeaf)
        {
            return place.Leaf;
        }

        if (!place.Exists && _hidden.TryGetValue(place.Index, out var hidden))
        {
            return hidden;
        }

        return null;
    }

    // As in docker, the header of a hard link applies to the file under all its names. A symbolic link keeps its time
    // and has no permissions. https://github.com/moby/moby/blob/v20.10.24/pkg/archive/archive.go#L697
    private EntryAttributes AttributesOfLink(EntryAttributes link, ScannedEntry leaf)
    {
        var known = leaf.Attributes;
        var own = leaf.Kind switch
        {
            EntryKind.SymbolicLink => link with { Mode = known.Mode, Modified = known.Modified },
            _ => link,
        };
        if (!own.Extended.IsEmpty && !known.Extended.IsEmpty)
        {
            budget.TakeMemory(layer, (own.Extended.Length + known.Extended.Length) * sizeof(long));
        }

        return own.MergedOver(known);
    }
}
