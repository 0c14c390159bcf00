namespace RegistryPull.Exporters;

/// <summary>How much may come out of layers. Nobody can tell from its size what a compressed layer holds.</summary>
public sealed record UnpackLimits
{
    /// <summary>How many entries all layers of an image may have together.</summary>
    public long MaxEntries { get; init; } = 2_000_000;

    /// <summary>How many times its own size a layer may unpack to, once it comes to more than 1 GiB. At least 1.</summary>
    /// <remarks>Text shrinks to a tenth; what shrinks to a hundredth is zeros, or an attack: gzip gives up to 1,032.</remarks>
    public long MaxExpansion { get; init; } = 100;
}
