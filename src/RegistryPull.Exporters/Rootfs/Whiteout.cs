using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Names by which a layer says what of the layers below is gone.</summary>
/// <remarks>OCI image-spec <c>layer.md#whiteouts</c>. Names under <c>.wh..wh.</c> are AUFS's own book-keeping, except for the opaque one.</remarks>
internal static class Whiteout
{
    private const string Prefix = ".wh.";
    private const string BookKeeping = ".wh..wh.";
    private const string Opaque = ".wh..wh..opq";

    /// <summary>Whether a path is worth taking apart to see.</summary>
    public static bool MayBeOne(RawName path) => path.Latin1.Contains(Prefix, StringComparison.Ordinal);

    public static bool IsOne(RawName[] path) => path is [.., var last] && last.Latin1.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether it hides all that lies below its directory.</summary>
    public static bool IsOpaque(RawName[] path) => path is [.., { Latin1: Opaque }];

    /// <summary>Whether it is about AUFS and not about the image.</summary>
    public static bool IsBookKeeping(RawName[] path) =>
        Array.Exists(path, static part => part.Latin1.StartsWith(BookKeeping, StringComparison.Ordinal)) && !IsOpaque(path);

    /// <summary>The name that is gone; null when it is none that a file can have.</summary>
    public static RawName? Hidden(RawName[] path)
    {
        var name = path[^1].Latin1[Prefix.Length..];
        return name is "" or "." or ".." ? null : new RawName(name);
    }
}
