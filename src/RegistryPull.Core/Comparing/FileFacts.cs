using RegistryPull.Layers;

namespace RegistryPull.Comparing;

/// <summary>What is compared of a file. Two files with equal facts are the same, but for their times.</summary>
/// <param name="Kind">Its type.</param>
/// <param name="Size">Its bytes, with its holes.</param>
internal sealed record FileFacts(EntryKind Kind, long Size)
{
    /// <summary>Gets the facts of a directory that no entry describes.</summary>
    public static FileFacts ImpliedDirectory { get; } = new(EntryKind.Directory, 0) { Mode = 0b111_101_101 };

    /// <summary>Gets half of the SHA-256 of its content; 0 for what has none.</summary>
    public UInt128 Content { get; init; }

    /// <summary>Gets the target of a symbolic link; empty for others.</summary>
    public string Target { get; init; } = "";

    /// <summary>Gets the permissions.</summary>
    public int Mode { get; init; }

    /// <summary>Gets the owner and the group.</summary>
    public (uint User, uint Group) Owner { get; init; }

    /// <summary>Gets the numbers of a device.</summary>
    public (uint Major, uint Minor) Device { get; init; }
}
