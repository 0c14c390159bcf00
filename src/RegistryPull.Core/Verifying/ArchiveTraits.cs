using RegistryPull.Layers;

namespace RegistryPull.Verifying;

/// <summary>What decides which engines load an archive.</summary>
internal sealed record ArchiveTraits
{
    /// <summary>Gets whether it has a <c>manifest.json</c>.</summary>
    public bool HasDockerList { get; init; }

    /// <summary>Gets whether it has an <c>index.json</c>.</summary>
    public bool HasLayout { get; init; }

    /// <summary>Gets whether it is a directory.</summary>
    public bool IsDirectory { get; init; }

    /// <summary>Gets whether it is stored in volumes.</summary>
    public bool IsSplit { get; init; }

    /// <summary>Gets how the whole archive is compressed.</summary>
    public CompressionFormat Compression { get; init; }

    /// <summary>Gets whether a layer is compressed with zstd.</summary>
    public bool HasZstdLayers { get; init; }

    /// <summary>Gets whether an image has no name.</summary>
    public bool HasUnnamedImages { get; init; }

    /// <summary>Gets whether it holds several images.</summary>
    public bool HasSeveralImages { get; init; }

    /// <summary>Gets whether its list has several entries: one for each image, name and referrer.</summary>
    public bool HasSeveralEntries { get; init; }

    /// <summary>Gets whether it leaves out layers of a base.</summary>
    public bool IsDelta { get; init; }
}
