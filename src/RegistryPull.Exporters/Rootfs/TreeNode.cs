using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Something in the root file system.</summary>
/// <param name="attributes">What is known about it.</param>
internal abstract class TreeNode(EntryAttributes attributes)
{
    /// <summary>Changes only for a directory, which a later layer may describe anew.</summary>
    public EntryAttributes Attributes { get; set; } = attributes;
}
