namespace RegistryPull.Exporters.Rootfs;

/// <summary>Names by which a layer hides what the layers below have.</summary>
/// <remarks>OCI image-spec <c>layer.md#whiteouts</c>. Names under <c>.wh..wh.</c> are AUFS's own bookkeeping, except
/// for the opaque one.</remarks>
internal static class Whiteout
{
    private static ReadOnlySpan<byte> Prefix => ".wh."u8;

    private static ReadOnlySpan<byte> Bookkeeping => ".wh..wh."u8;

    private static ReadOnlySpan<byte> Opaque => ".wh..wh..opq"u8;

    /// <summary>Returns whether a path hides something.</summary>
    public static bool IsWhiteout(TreeEntry path) => path.NameBytes.StartsWith(Prefix);

    /// <summary>Returns whether a path hides all that lower layers have in its directory.</summary>
    public static bool IsOpaque(TreeEntry path) => path.NameBytes.SequenceEqual(Opaque);

    /// <summary>Returns whether a path is about AUFS and not about the image.</summary>
    public static bool IsBookkeeping(TreeEntry path)
    {
        for (TreeEntry? part = path; part is { } entry; part = entry.Parent)
        {
            if (entry.NameBytes.StartsWith(Bookkeeping))
            {
                return !IsOpaque(path);
            }
        }

        return false;
    }

    /// <summary>Gets the name that a whiteout hides; null when a file cannot have that name.</summary>
    public static string? HiddenName(TreeEntry path) => path.Name.Latin1[Prefix.Length..] switch
    {
        "" or "." or ".." => null,
        var name => name,
    };
}
