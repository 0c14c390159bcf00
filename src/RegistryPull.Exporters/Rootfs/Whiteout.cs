namespace RegistryPull.Exporters.Rootfs;

/// <summary>Names by which a layer hides what the layers below have.</summary>
/// <remarks>OCI image-spec <c>layer.md#whiteouts</c>. Names under <c>.wh..wh.</c> are AUFS's own bookkeeping, except
/// for the opaque one.</remarks>
internal static class Whiteout
{
    private const string Prefix = ".wh.";
    private const string Bookkeeping = ".wh..wh.";
    private const string Opaque = ".wh..wh..opq";

    /// <summary>Returns whether a path hides something.</summary>
    public static bool IsWhiteout(TreeEntry path) => StartsWith(path, Prefix);

    /// <summary>Returns whether a path hides all that lower layers have in its directory.</summary>
    public static bool IsOpaque(TreeEntry path) => path.Name.Latin1 == Opaque;

    /// <summary>Returns whether a path is about AUFS and not about the image.</summary>
    public static bool IsBookkeeping(TreeEntry path)
    {
        for (var entry = path; entry is not null; entry = entry.Parent)
        {
            if (StartsWith(entry, Bookkeeping))
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

    private static bool StartsWith(TreeEntry entry, string prefix) =>
        entry.Name.Latin1.StartsWith(prefix, StringComparison.Ordinal);
}
