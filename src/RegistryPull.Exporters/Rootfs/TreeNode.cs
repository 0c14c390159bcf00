using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Something in the root file system.</summary>
/// <param name="attributes">What is known about it.</param>
internal abstract class TreeNode(EntryAttributes attributes)
{
    /// <summary>They change when a later entry describes a directory anew, or links to a file.</summary>
    public EntryAttributes Attributes { get; set; } = attributes;
}
