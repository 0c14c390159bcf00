using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>A directory of the root file system.</summary>
/// <param name="attributes">What is known about it.</param>
internal sealed class TreeDirectory(EntryAttributes attributes) : TreeNode(attributes)
{
    public Dictionary<RawName, TreeNode> Children { get; } = [];
}
