namespace RegistryPull;

/// <summary>What became of an image from one side of a comparison to the other.</summary>
public enum ImageChangeKind
{
    /// <summary>Both sides have the same manifests.</summary>
    Unchanged,

    /// <summary>Its name leads to another digest.</summary>
    Moved,

    /// <summary>It is only on the later side.</summary>
    Added,

    /// <summary>It is only on the earlier side.</summary>
    Removed,
}
