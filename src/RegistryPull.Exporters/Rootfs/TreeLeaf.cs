using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Whatever is no directory. Hard links are several names of one leaf.</summary>
/// <param name="entry">The entry that made it.</param>
/// <param name="layer">Which layer that is in, from 0 for the base.</param>
/// <param name="index">Which of the layer's entries it is.</param>
internal sealed class TreeLeaf(LayerEntry entry, int layer, int index) : TreeNode(entry.Attributes)
{
    public LayerEntry Entry => entry;

    public int Layer => layer;

    public int Index => index;

    /// <summary>Whether a layer made a hard link to it, so that it may have several names.</summary>
    public bool IsLinked { get; set; }
}
