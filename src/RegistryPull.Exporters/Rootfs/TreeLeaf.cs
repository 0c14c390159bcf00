namespace RegistryPull.Exporters.Rootfs;

/// <summary>A node that is not a directory. Hard links are several entries of one leaf.</summary>
/// <param name="source">The entry of the layer that made it.</param>
/// <param name="layer">The position of that layer, from 0 for the base.</param>
/// <param name="index">The position of the entry in the layer.</param>
internal sealed class TreeLeaf(ScannedEntry source, int layer, int index) : TreeNode(source.Attributes)
{
    public ScannedEntry Source => source;

    public int Layer => layer;

    public int Index => index;

    /// <summary>Gets or sets the entry that is written as the file itself; the others are hard links to it. Set by the
    /// plan.</summary>
    public TreeEntry? FirstEntry { get; set; }
}
