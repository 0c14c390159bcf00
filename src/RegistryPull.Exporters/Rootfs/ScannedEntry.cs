using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>An entry of a layer as it is kept until the tree is complete: its path is shared with all other entries of
/// the image.</summary>
internal sealed record ScannedEntry
{
    // This object, the leaf that is made of it, its attributes, and its places in lists.
    private const long ObjectSize = 240;

    // An attribute is an object, a name and an array.
    private const long ExtendedAttributeSize = 128;

    public required TreeEntry Path { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>Gets the target of a symbolic link, as the layer has it; empty for others.</summary>
    public RawName Target { get; init; } = RawName.Empty;

    /// <summary>Gets the path that a hard link is another name of; null for others.</summary>
    public TreeEntry? Existing { get; init; }

    public required EntryAttributes Attributes { get; init; }

    /// <summary>Gets the length of the file in bytes, with its holes; 0 for what is not a file.</summary>
    public long Size { get; init; }

    /// <summary>Gets the parts that the layer holds; null when it holds the whole file.</summary>
    public SparseMap? Sparse { get; init; }

    /// <summary>Gets the numbers of a device.</summary>
    public (uint Major, uint Minor) Device { get; init; }

    /// <summary>Gets how many bytes of content the layer holds.</summary>
    public long Stored => Sparse?.Stored ?? Size;

    /// <summary>Converts an entry of a layer.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="attributes">Its attributes, which other entries may share.</param>
    /// <param name="paths">The paths of the layer.</param>
    /// <exception cref="InvalidContentException">A path leads out of the root, or exceeds a limit.</exception>
    public static ScannedEntry From(LayerEntry entry, EntryAttributes attributes, LayerPaths paths) => new()
    {
        Path = paths.Get(entry.Path),
        Kind = entry.Kind,
        Target = entry.Kind switch
        {
            EntryKind.SymbolicLink => entry.Target,
            _ => RawName.Empty,
        },
        Existing = entry.Kind switch
        {
            EntryKind.HardLink => paths.Get(entry.Target),
            _ => null,
        },
        Attributes = attributes,
        Size = entry.Size,
        Sparse = entry.Sparse,
        Device = entry.Device,
    };

    /// <summary>Estimates how many bytes of memory an entry takes, its path aside.</summary>
    public static long MemoryOf(LayerEntry entry)
    {
        long extended = 0;
        foreach (var one in entry.Attributes.Extended)
        {
            extended += one.Value.Length + (one.Name.Latin1.Length * sizeof(char)) + ExtendedAttributeSize;
        }

        var sparse = (entry.Sparse?.Parts.Length ?? 0) * 2L * sizeof(long);
        return ObjectSize + (entry.Target.Latin1.Length * sizeof(char)) + extended + sparse;
    }
}
