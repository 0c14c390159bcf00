namespace RegistryPull;

/// <summary>How a path differs between two root file systems.</summary>
public enum FileChangeKind
{
    /// <summary>It is only in the later image.</summary>
    Added,

    /// <summary>Its type, content, link target, permissions or owner differ. A time alone does not count.</summary>
    Changed,

    /// <summary>It is only in the earlier image.</summary>
    Removed,
}
