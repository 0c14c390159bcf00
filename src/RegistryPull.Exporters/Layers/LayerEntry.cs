namespace RegistryPull.Exporters.Layers;

/// <summary>One entry of a layer, without its content.</summary>
internal sealed record LayerEntry
{
    // What the smallest of them takes: an extended header has room for a hundred thousand.
    private const long AttributeSize = 128;

    public required EntryKind Kind { get; init; }

    /// <summary>Where it is, as the layer has it.</summary>
    public required RawName Path { get; init; }

    /// <summary>What a link leads to, as the layer has it; empty for others.</summary>
    public RawName Target { get; init; } = RawName.Empty;

    public required EntryAttributes Attributes { get; init; }

    /// <summary>The length of the file in bytes, holes too; 0 for what is no file.</summary>
    public long Size { get; init; }

    /// <summary>The parts that the layer holds; null when it holds all.</summary>
    public SparseMap? Sparse { get; init; }

    /// <summary>The numbers of a device.</summary>
    public (uint Major, uint Minor) Device { get; init; }

    /// <summary>How many bytes of content the layer holds.</summary>
    public long Stored => Sparse?.Stored ?? Size;

    /// <summary>About how many bytes of memory it takes beyond a constant.</summary>
    public long MetadataSize => Path.Latin1.Length + Target.Latin1.Length
        + Attributes.Extended.Sum(static attribute => AttributeSize + attribute.Name.Latin1.Length + attribute.Value.Length)
        + ((Sparse?.Parts.Length ?? 0) * 16L);
}
