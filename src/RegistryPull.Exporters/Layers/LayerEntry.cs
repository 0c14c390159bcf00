namespace RegistryPull.Exporters.Layers;

/// <summary>One entry of a layer, without its content.</summary>
internal sealed record LayerEntry
{
    public required EntryKind Kind { get; init; }

    /// <summary>The path, as the layer has it.</summary>
    public required RawName Path { get; init; }

    /// <summary>The target of a link, as the layer has it; empty for others.</summary>
    public RawName Target { get; init; } = RawName.Empty;

    public required EntryAttributes Attributes { get; init; }

    /// <summary>The length of the file in bytes, with its holes; 0 for what is not a file.</summary>
    public long Size { get; init; }

    /// <summary>The parts that the layer holds; null when it holds the whole file.</summary>
    public SparseMap? Sparse { get; init; }

    /// <summary>The numbers of a device.</summary>
    public (uint Major, uint Minor) Device { get; init; }

    /// <summary>How many bytes of content the layer holds.</summary>
    public long Stored => Sparse?.Stored ?? Size;
}
