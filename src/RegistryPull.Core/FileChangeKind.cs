namespace RegistryPull;

/// <summary>How a path differs between two root file systems.</summary>
public enum FileChangeKind
{
    /// <summary>Only the later one has it.</summary>
    Added,

    /// <summary>Its type, content, link target, permissions or owner differ. A time alone does not count.</summary>
    Changed,

    /// <summary>Only the earlier one has it.</summary>
    Removed,
}
