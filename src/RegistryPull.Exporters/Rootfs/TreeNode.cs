using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>An inode of the root file system: its type and attributes, without a path.</summary>
/// <param name="attributes">Its attributes.</param>
internal abstract class TreeNode(EntryAttributes attributes)
{
    /// <summary>Gets or sets the attributes; a later entry that describes a directory or links to a file changes
    /// them.</summary>
    public EntryAttributes Attributes { get; set; } = attributes;
}
