using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>What the entries of one layer do to the tree: first all whiteouts, then the rest in their order.</summary>
internal sealed class LayerApplication(Descriptor layer, PathWalk walk)
{
    private readonly Dictionary<(TreeDirectory Directory, RawName Name), TreeNode> _hidden = [];

    /// <exception cref="InvalidContentException">The path leads out of the root.</exception>
    public RawName[] Split(RawName path) => EntryPath.Split(path) ?? throw MalformedLayer.Of(layer, $"leads out of the root: {path}");

    /// <summary>Takes away what a whiteout hides; there may be nothing.</summary>
    /// <exception cref="InvalidContentException">What it hides is no name that a file can have.</exception>
    public void Hide(RawName[] path)
    {
        if (Whiteout.IsBookKeeping(path))
        {
            return;
        }

        RawName? hidden = Whiteout.IsOpaque(path) ? null : Whiteout.Hidden(path) ?? throw MalformedLayer.Of(layer, $"hides what is no file: {path[^1]}");
        if (walk.Find(path.AsSpan(..^1)) is not { } directory)
        {
            return;
        }

        RawName[] names = hidden is { } name ? [name] : [.. directory.Children.Keys];
        Take(directory, names);
    }

    /// <summary>Puts an entry at its place, over whatever was there.</summary>
    public void Put(RawName[] path, TreeLeaf leaf)
    {
        var entry = leaf.Entry;
        if (path.Length == 0)
        {
            walk.Root.Attributes = entry.Kind == EntryKind.Directory ? entry.Attributes : throw MalformedLayer.Of(layer, "makes the root something else than a directory");
            return;
        }

        var siblings = walk.Make(path.AsSpan(..^1)).Children;
        siblings[path[^1]] = entry.Kind switch
        {
            EntryKind.Directory => Described(siblings.GetValueOrDefault(path[^1]), entry.Attributes),
            EntryKind.HardLink => Linked(entry),
            _ => leaf,
        };
    }

    private void Take(TreeDirectory directory, RawName[] names)
    {
        foreach (var name in names)
        {
            if (directory.Children.Remove(name, out var hidden))
            {
                _hidden[(directory, name)] = hidden;
            }
        }
    }

    // What is in a directory stays; what was known about it does not.
    private static TreeDirectory Described(TreeNode? known, EntryAttributes attributes)
    {
        var directory = known as TreeDirectory ?? new TreeDirectory(attributes);
        directory.Attributes = attributes;
        return directory;
    }

    // The leaf itself: whatever the name comes to mean later, this link keeps to the file that it was made for.
    private TreeLeaf Linked(LayerEntry entry)
    {
        var target = Split(entry.Target);
        var found = target.Length == 0 ? walk.Root : walk.Find(target.AsSpan(..^1)) is { } directory ? Known(directory, target[^1]) : null;
        var leaf = found as TreeLeaf ?? throw MalformedLayer.Of(
            layer, $"links {entry.Path} to {entry.Target}, which is {(found is null ? "not there" : "a directory")}");

        // As docker and containerd have it: what the link's own header says is said about the file, under all its names.
        leaf.Attributes = entry.Attributes.Over(leaf.Attributes);
        leaf.IsLinked = true;
        return leaf;
    }

    // A file that the layer renamed by a link and a whiteout is hidden already, and was there when the link was made.
    private TreeNode? Known(TreeDirectory directory, RawName name) =>
        directory.Children.GetValueOrDefault(name) ?? _hidden.GetValueOrDefault((directory, name));
}
