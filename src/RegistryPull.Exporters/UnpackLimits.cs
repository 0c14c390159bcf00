namespace RegistryPull.Exporters;

/// <summary>Limits what an image may unpack to. The size of a compressed layer does not limit it.</summary>
public sealed record UnpackLimits
{
    /// <summary>Gets how many entries all layers of an image may have together; directories that no entry describes
    /// count too.</summary>
    public long MaxEntries { get; init; } = 2_000_000;

    /// <summary>Gets how many times the size of its layers an image may unpack to, from 1 GiB on. At least 1.</summary>
    /// <remarks>Text shrinks to a tenth. What shrinks to a hundredth is zeros or an attack; gzip reaches
    /// 1,032.</remarks>
    public long MaxExpansion { get; init; } = 100;
}
