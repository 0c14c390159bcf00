namespace RegistryPull.Exporters.Rootfs;

/// <summary>The root file system that layers make, in memory: names and attributes, no content. Nothing here touches a
/// disk.</summary>
/// <remarks>
/// OCI image-spec <c>layer.md</c>. Paths through symbolic links are followed inside this tree, as a process after
/// <c>chroot</c> would follow them. What is written afterwards is a tree of real directories, and no link has to be
/// followed again.
/// </remarks>
/// <param name="budget">The budget of the image.</param>
internal sealed class RootTree(UnpackBudget budget)
{
    private readonly PathTable _paths = new(budget);

    public TreeEntry Root => _paths.Root;

    /// <summary>Puts a layer on top of what is there.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="index">Its position in the image, from 0 for the base.</param>
    /// <exception cref="InvalidContentException">The layer does not fit what is there, or exceeds a limit.</exception>
    public void Apply(ScannedLayer layer, int index)
    {
        var application = new LayerApplication(layer.Layer, index, WalkFor(layer.Layer), budget);
        for (var position = 0; position < layer.Entries.Count; position++)
        {
            application.Apply(layer.Entries[position], position);
        }
    }

    /// <summary>Creates the reader of the paths of a layer. Several layers may be read at once.</summary>
    public LayerPaths PathsFor(Descriptor layer) => new(_paths, budget, layer);

    /// <summary>Creates a walk through the tree.</summary>
    /// <param name="source">The layer or image whose paths are walked, for messages.</param>
    public PathWalk WalkFor(Descriptor source) => new(_paths, budget, source);
}
