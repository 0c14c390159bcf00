namespace RegistryPull.Archives;

/// <summary>An entry of a tar that has a name: a file, or a link to another entry.</summary>
/// <param name="Offset">Where its content begins.</param>
/// <param name="Length">The number of its bytes.</param>
internal readonly record struct ArchiveEntry(long Offset, long Length)
{
    /// <summary>Gets the name that a link leads to; null for a file, and for a link that leads out of the
    /// archive.</summary>
    public string? Target { get; init; }

    /// <summary>Gets what it is.</summary>
    public ArchiveEntryKind Kind { get; init; }
}
