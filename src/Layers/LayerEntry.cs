namespace RegistryPull.Layers;

/// <summary>One entry of a layer, without its content.</summary>
internal sealed record LayerEntry
{
    public required EntryKind Kind { get; init; }

    /// <summary>Gets the path, as the layer has it.</summary>
    public required RawName Path { get; init; }

    /// <summary>Gets the target of a link, as the layer has it; empty for others.</summary>
    public RawName Target { get; init; } = RawName.Empty;

    public required EntryAttributes Attributes { get; init; }

    /// <summary>Gets the length of the file in bytes, with its holes; 0 for what is not a file.</summary>
    public long Size { get; init; }

    /// <summary>Gets the parts that the layer holds; null when it holds the whole file.</summary>
    public SparseMap? Sparse { get; init; }

    /// <summary>Gets the numbers of a device.</summary>
    public (uint Major, uint Minor) Device { get; init; }

    /// <summary>Gets how many bytes of content the layer holds.</summary>
    public long Stored => Sparse?.Stored ?? Size;
}
