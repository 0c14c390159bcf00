using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Tar;

/// <summary>What the header of an entry says.</summary>
internal sealed record TarFields
{
    public required RawName Path { get; init; }

    /// <summary>Gets the type flag.</summary>
    public required byte Type { get; init; }

    public required EntryAttributes Attributes { get; init; }

    /// <summary>Gets how many bytes of content follow.</summary>
    public long Size { get; init; }

    /// <summary>Gets the target of a link; empty for others.</summary>
    public RawName Target { get; init; } = RawName.Empty;

    /// <summary>Gets the numbers of a device.</summary>
    public (uint Major, uint Minor) Device { get; init; }

    /// <summary>Gets the map of a sparse file; null for others.</summary>
    public SparseHeader? Sparse { get; init; }
}
