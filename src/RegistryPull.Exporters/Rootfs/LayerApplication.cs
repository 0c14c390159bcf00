using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Applies the entries of one layer to the tree, in their order. Whiteouts hide what the layers below brought,
/// and nothing of this layer.</summary>
/// <param name="layer">The layer.</param>
/// <param name="index">Its position in the image, from 0 for the base.</param>
/// <param name="walk">Finds entries.</param>
/// <param name="budget">The budget of the image.</param>
internal sealed class LayerApplication(Descriptor layer, int index, PathWalk walk, UnpackBudget budget)
{
    private readonly Dictionary<TreeEntry, TreeLeaf> _hidden = [];

    /// <exception cref="InvalidContentException">The entry does not fit what is there.</exception>
    public void Apply(ScannedEntry entry, int position)
    {
        if (Whiteout.IsBookkeeping(entry.Path))
        {
            return;
        }

        if (Whiteout.IsOpaque(entry.Path))
        {
            HideContent(entry.Path.Parent!);
        }
        else if (Whiteout.IsWhiteout(entry.Path))
        {
            Hide(entry.Path);
        }
        else
        {
            Put(entry, position);
        }
    }

    // A link is not followed: it is either the old one, which this layer replaces, or the mark says nothing about where
    // it leads.
    private void HideContent(TreeEntry path)
    {
        if (walk.FindEntry(path) is { IsDirectory: true } directory)
        {
            HideChildren(directory);
        }
    }

    private void Hide(TreeEntry path)
    {
        var name = Whiteout.HiddenName(path)
            ?? throw MalformedLayer.Create(layer, $"has a whiteout of a name that no file can have: {path.Name}");
        if (walk.FindChild(path.Parent!, name) is { } target)
        {
            HideLower(target);
        }
    }

    private void HideChildren(TreeEntry directory)
    {
        foreach (var child in directory.KnownChildren())
        {
            HideLower(child);
        }
    }

    // What this layer put stays; a directory in which it put something stays without the rest.
    private void HideLower(TreeEntry entry)
    {
        budget.TakeSteps(layer, 1);
        switch (entry.Node)
        {
            case TreeLeaf leaf when entry.Layer != index:
                _hidden[entry] = leaf;
                entry.Node = null;
                break;
            case TreeDirectory:
                HideChildren(entry);
                entry.Node = entry.Layer == index ? entry.Node : null;
                break;
        }
    }

    private void Put(ScannedEntry entry, int position)
    {
        if (entry.Path.Parent is null)
        {
            DescribeRoot(entry);
            return;
        }

        var place = walk.GetEntry(entry.Path);
        switch (entry.Kind)
        {
            case EntryKind.Directory:
                Describe(place, entry);
                break;
            case EntryKind.HardLink:
                Replace(place, Linked(entry));
                break;
            default:
                Replace(place, new TreeLeaf(entry, index, position));
                break;
        }

        Mark(place);
    }

    private void DescribeRoot(ScannedEntry entry)
    {
        if (entry.Kind != EntryKind.Directory)
        {
            throw MalformedLayer.Create(layer, "makes the root something else than a directory");
        }

        Describe(entry.Path, entry);
    }

    // The content of a directory stays; its attributes are replaced.
    private static void Describe(TreeEntry place, ScannedEntry entry)
    {
        if (place.Node is TreeDirectory known)
        {
            known.Attributes = entry.Attributes;
        }
        else
        {
            place.Node = new TreeDirectory(entry.Attributes);
        }
    }

    private void Replace(TreeEntry place, TreeLeaf leaf)
    {
        if (place.IsDirectory)
        {
            Clear(place);
        }

        place.Node = leaf;
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

            child.Node = null;
        }
    }

    private void Mark(TreeEntry place)
    {
        for (var entry = place; entry is not null && entry.Layer != index; entry = entry.Parent)
        {
            entry.Layer = index;
        }
    }

    // The leaf and not its path: the link keeps to the file that it was made for, whatever the path means later.
    private TreeLeaf Linked(ScannedEntry entry)
    {
        var found = FindExisting(entry.Existing!);
        var leaf = found as TreeLeaf ?? throw MalformedLayer.Create(
            layer, $"links {entry.Path} to {entry.Existing}, which is {(found is null ? "not there" : "a directory")}");
        leaf.Attributes = AttributesOfLink(entry.Attributes, leaf);
        return leaf;
    }

    // A file that the layer renamed by a link and a whiteout was there when the link was made, and so were those in a
    // directory that it hides.
    private TreeNode? FindExisting(TreeEntry path)
    {
        var place = walk.FindEntry(path) ?? path;
        return place.Node ?? _hidden.GetValueOrDefault(place);
    }

    // As docker has it: the link's header is about the file, under all its names; but a symbolic link keeps its time
    // and has no permissions.
    // https://github.com/moby/moby/blob/v20.10.24/pkg/archive/archive.go#L697
    private EntryAttributes AttributesOfLink(EntryAttributes link, TreeLeaf leaf)
    {
        var known = leaf.Attributes;
        var own = leaf.Source.Kind switch
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
