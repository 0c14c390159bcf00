namespace RegistryPull.Comparing;

/// <summary>A file or directory of a root file system.</summary>
/// <param name="facts">What is compared of it.</param>
/// <param name="parent">Its directory; null for the root.</param>
internal sealed class FileNode(FileFacts facts, FileNode? parent)
{
    /// <summary>Gets or sets what is compared of it.</summary>
    public FileFacts Facts { get; set; } = facts;

    /// <summary>Gets its directory; null for the root.</summary>
    public FileNode? Parent => parent;

    /// <summary>Gets how many directories it is in.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>Gets what is in it, by name.</summary>
    public Dictionary<string, FileNode> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets whether it is a directory.</summary>
    public bool IsDirectory => Facts.Kind == Layers.EntryKind.Directory;
}
