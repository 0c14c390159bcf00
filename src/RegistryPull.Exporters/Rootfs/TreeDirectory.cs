using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>A directory of the root file system.</summary>
/// <param name="attributes">Its attributes.</param>
internal sealed class TreeDirectory(EntryAttributes attributes) : TreeNode(attributes);
