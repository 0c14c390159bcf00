namespace RegistryPull.Exporters.Rootfs.Compact;

/// <summary>The tables of one image, which <see cref="TreeEntry"/> and <see cref="ScannedEntry"/> are views
/// of.</summary>
/// <remarks>Images have millions of files: an object for each, with its header and its references, took seven times the
/// memory.</remarks>
internal sealed class TreeStore
{
    public TreeStore() => Paths.Add(new PathRow
    {
        Name = Texts.Add(""),
        Node = AttributeTable.ImpliedDirectory,
        NodeLayer = PathRow.Directory,
        Layer = PathRow.None,
    });

    /// <summary>Gets the paths; the first is the root.</summary>
    public ChunkedList<PathRow> Paths { get; } = new();

    public TextArena Texts { get; } = new();

    public AttributeTable Attributes { get; } = new();

    /// <summary>Gets the layers that were applied, the base first.</summary>
    public List<ScannedLayer> Layers { get; } = [];
}
