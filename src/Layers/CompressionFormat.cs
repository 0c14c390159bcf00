namespace RegistryPull.Layers;

/// <summary>How a tar is compressed.</summary>
internal enum CompressionFormat
{
    /// <summary>Not at all, as far as its first bytes show.</summary>
    None,

    Gzip,

    Zstd,

    Xz,

    Bzip2,
}
