using System.Text;
using System.Text.Unicode;
using ICSharpCode.SharpZipLib.Tar;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Tar;

/// <summary>Renders the header blocks of an entry of a root file system: POSIX's, with an extended header for what the
/// fields have no room for.</summary>
/// <remarks>Every reader knows this format, docker and Windows too, and nothing of an image is lost: times to the
/// nanosecond, any owner, any attribute.</remarks>
internal static class RootHeader
{
    private const int BlockSize = HeaderBlock.Size;
    private const long MaxSize = (1L << 33) - 1;
    private const uint MaxOwner = (1 << 21) - 1;

    /// <summary>Renders the header of an entry, and the extended header before it when one is needed.</summary>
    public static byte[] Render(TarFields fields)
    {
        var pax = Records(fields);
        var header = Block(fields, Fitting(fields.Path), Fitting(fields.Target));
        if (pax.IsEmpty)
        {
            return header;
        }

        return [.. Extended(pax.ToArray()), .. header];
    }

    /// <summary>Computes how many bytes <see cref="Render"/> returns.</summary>
    public static int LengthOf(TarFields fields)
    {
        var records = Records(fields).Length;
        if (records == 0)
        {
            return BlockSize;
        }

        return (2 * BlockSize) + records + Exporters.Tar.EntryHeader.Padding(records);
    }

    private static PaxWriter Records(TarFields fields)
    {
        var pax = new PaxWriter();
        if (fields.Sparse is { } sparse)
        {
            pax.Add("GNU.sparse.major", 1);
            pax.Add("GNU.sparse.minor", 0);
            pax.Add("GNU.sparse.name", fields.Path);
            pax.Add("GNU.sparse.realsize", sparse.RealSize);
        }

        AddNames(fields.Path, fields.Target, pax);
        AddNumbers(fields.Attributes, fields.Size, pax);
        foreach (var (name, value) in fields.Attributes.Extended)
        {
            pax.Add($"SCHILY.xattr.{name.Latin1}", value.Span);
        }

        return pax;
    }

    private static byte[] Extended(byte[] records)
    {
        var attributes = new EntryAttributes { Mode = 0b110_100_100 };
        var fields = new TarFields
        {
            Path = new RawName("PaxHeader"),
            Type = TarHeader.LF_XHDR,
            Attributes = attributes,
            Size = records.Length,
        };
        var padding = new byte[Exporters.Tar.EntryHeader.Padding(records.Length)];
        return [.. Block(fields, fields.Path.Latin1, ""), .. records, .. padding];
    }

    private static void AddNames(RawName path, RawName target, PaxWriter pax)
    {
        var (isLongPath, isLongTarget) = (!IsPlain(path), !IsPlain(target));
        if ((isLongPath && !IsUtf8(path)) || (isLongTarget && !IsUtf8(target)))
        {
            // Otherwise readers take the bytes for UTF-8.
            pax.Add("hdrcharset", "BINARY"u8);
        }

        if (isLongPath)
        {
            pax.Add("path", path);
        }

        if (isLongTarget)
        {
            pax.Add("linkpath", target);
        }
    }

    private static void AddNumbers(EntryAttributes attributes, long size, PaxWriter pax)
    {
        if (size > MaxSize)
        {
            pax.Add("size", size);
        }

        if (attributes.User > MaxOwner)
        {
            pax.Add("uid", attributes.User);
        }

        if (attributes.Group > MaxOwner)
        {
            pax.Add("gid", attributes.Group);
        }

        if (attributes.Modified != Whole(attributes.Modified))
        {
            pax.Add("mtime", attributes.Modified);
        }
    }

    // The part of a time that the field gets. It could hold more; the library that writes it has 32 bits and a sign.
    private static FileTime Whole(FileTime time) => time.Seconds switch
    {
        >= 0 and <= int.MaxValue => time with { Nanoseconds = 0 },
        _ => default,
    };

    // Readers disagree about the encoding of other characters than ASCII, unless an extended header has them.
    private static bool IsPlain(RawName name) => name.Latin1.Length <= TarHeader.NAMELEN && Ascii.IsValid(name.Latin1);

    private static bool IsUtf8(RawName name) => Utf8.IsValid(name.ToBytes());

    private static string Fitting(RawName name) =>
        string.Concat(
            name.Latin1.Take(TarHeader.NAMELEN).Select(static letter => Ascii.IsValid(letter) ? letter : '_'));

    private static byte[] Block(TarFields fields, string name, string target)
    {
        var attributes = fields.Attributes;
        var block = new byte[BlockSize];
        var header = new TarHeader
        {
            Name = name,
            LinkName = target,
            TypeFlag = fields.Type,
            Mode = attributes.Mode,
            UserId = (int)Math.Min(attributes.User, MaxOwner),
            GroupId = (int)Math.Min(attributes.Group, MaxOwner),
            UserName = "",
            GroupName = "",
            Size = fields.Size <= MaxSize ? fields.Size : 0,
            ModTime = Whole(attributes.Modified).ToDateTime(),
            Magic = "ustar",
            Version = "00",
            DevMajor = (int)fields.Device.Major,
            DevMinor = (int)fields.Device.Minor,
        };
        header.WriteHeader(block, Encoding.Latin1);
        return block;
    }
}
