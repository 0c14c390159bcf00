using ICSharpCode.SharpZipLib.Tar;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Tar;

/// <summary>Decides what the header of each entry of a root file system says.</summary>
internal static class RootEntry
{
    /// <summary>Gets the fields of an entry.</summary>
    public static TarFields FieldsOf(TreeEntry entry)
    {
        if (entry.IsDirectory)
        {
            var path = new RawName(entry.Parent switch
            {
                null => "./",
                _ => entry.Path.Latin1 + "/",
            });
            return new TarFields { Path = path, Type = TarHeader.LF_DIR, Attributes = entry.Attributes };
        }

        if (entry.IsHardLink)
        {
            return FieldsOfHardLink(entry);
        }

        if (entry.Leaf.Kind == EntryKind.File)
        {
            return FieldsOfFile(entry);
        }

        return FieldsOfOther(entry);
    }

    /// <summary>Computes how many bytes an archive of a plan has.</summary>
    /// <returns>The length; <see cref="long.MaxValue"/> when it is more than that.</returns>
    public static long LengthOf(RootPlan plan)
    {
        var length =
            plan.Files.Concat(plan.Others).Aggregate((Int128)0, static (sum, entry) => sum + LengthOf(FieldsOf(entry)));
        return (long)Int128.Min(length + (2 * HeaderBlock.Size), long.MaxValue);
    }

    private static Int128 LengthOf(TarFields fields) =>
        (Int128)RootHeader.LengthOf(fields) + fields.Size + Exporters.Tar.EntryHeader.Padding(fields.Size);

    private static TarFields FieldsOfFile(TreeEntry entry)
    {
        var source = entry.Leaf;
        SparseHeader? sparse = null;
        if (source.Sparse is { } map)
        {
            sparse = SparseHeader.From(map, source.Size);
        }

        return new TarFields
        {
            Path = entry.Path,
            Type = TarHeader.LF_NORMAL,
            Attributes = entry.Leaf.Attributes,
            Size = (sparse?.Map.Length ?? 0) + source.Stored,
            Sparse = sparse,
        };
    }

    // Extended attributes are written with the file only: repeated at thousands of links, they could exceed the size of
    // the image.
    private static TarFields FieldsOfHardLink(TreeEntry entry) => new()
    {
        Path = entry.Path,
        Type = TarHeader.LF_LINK,
        Attributes = entry.Leaf.Attributes with { Extended = [] },
        Target = entry.Leaf.FirstEntry!.Value.Path,
    };

    private static TarFields FieldsOfOther(TreeEntry entry) => new()
    {
        Path = entry.Path,
        Type = TypeOf(entry.Leaf.Kind),
        Attributes = entry.Leaf.Attributes,
        Target = entry.Leaf.Target,
        Device = entry.Leaf.Device,
    };

    private static byte TypeOf(EntryKind kind) => kind switch
    {
        EntryKind.SymbolicLink => TarHeader.LF_SYMLINK,
        EntryKind.CharacterDevice => TarHeader.LF_CHR,
        EntryKind.BlockDevice => TarHeader.LF_BLK,
        _ => TarHeader.LF_FIFO,
    };
}
