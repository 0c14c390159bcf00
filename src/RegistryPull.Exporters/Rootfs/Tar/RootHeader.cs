using System.Text;
using System.Text.Unicode;
using ICSharpCode.SharpZipLib.Tar;
using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Tar;

/// <summary>The header blocks of an entry of a root file system: POSIX's, with an extended header for what the fields cannot say.</summary>
/// <remarks>What every reader knows, docker and Windows' own too, and where nothing of an image is lost: times to the nanosecond, any owner, any attribute.</remarks>
internal static class RootHeader
{
    private const int BlockSize = HeaderBlock.Size;
    private const long MaxSize = (1L << 33) - 1;
    private const uint MaxOwner = (1 << 21) - 1;

    /// <summary>Renders the headers.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="type">Its type flag.</param>
    /// <param name="attributes">What is known about it.</param>
    /// <param name="size">How many bytes of content follow.</param>
    /// <param name="target">What a link leads to.</param>
    /// <param name="device">The numbers of a device.</param>
    /// <param name="pax">Further records, or none.</param>
    public static byte[] Render(
        RawName path, byte type, EntryAttributes attributes, long size = 0, RawName target = default, (uint Major, uint Minor) device = default, PaxWriter? pax = null)
    {
        pax ??= new PaxWriter();
        target = target.Latin1 is null ? RawName.Empty : target;
        AddNames(path, target, pax);
        AddNumbers(attributes, size, pax);
        foreach (var (name, value) in attributes.Extended)
        {
            pax.Add($"SCHILY.xattr.{name.Latin1}", value.Span);
        }

        var header = Block(Fitting(path), type, attributes, size <= MaxSize ? size : 0, Fitting(target), device);
        return pax.IsEmpty ? header : [.. Extended(pax.ToArray()), .. header];
    }

    private static byte[] Extended(byte[] records) =>
    [
        .. Block("PaxHeader", TarHeader.LF_XHDR, new EntryAttributes { Mode = 0b110_100_100 }, records.Length, "", default),
        .. records,
        .. new byte[Exporters.Tar.EntryHeader.Padding(records.Length)],
    ];

    private static void AddNames(RawName path, RawName target, PaxWriter pax)
    {
        var (isLongPath, isLongTarget) = (!IsPlain(path), !IsPlain(target));
        if ((isLongPath && !IsUtf8(path)) || (isLongTarget && !IsUtf8(target)))
        {
            // Otherwise the bytes are taken for UTF-8, which they are not.
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

    // What the field is given of a time. It could hold more; the library that writes it has 32 bits and a sign.
    private static FileTime Whole(FileTime time) => time.Seconds is >= 0 and <= int.MaxValue ? time with { Nanoseconds = 0 } : default;

    // Other characters than ASCII are taken for one encoding here and another there, unless an extended header has them.
    private static bool IsPlain(RawName name) => name.Latin1.Length <= TarHeader.NAMELEN && Ascii.IsValid(name.Latin1);

    private static bool IsUtf8(RawName name) => Utf8.IsValid(name.ToBytes());

    private static string Fitting(RawName name) =>
        string.Concat(name.Latin1.Take(TarHeader.NAMELEN).Select(static letter => Ascii.IsValid(letter) ? letter : '_'));

    private static byte[] Block(string name, byte type, EntryAttributes attributes, long size, string target, (uint Major, uint Minor) device)
    {
        var block = new byte[BlockSize];
        var header = new TarHeader
        {
            Name = name,
            LinkName = target,
            TypeFlag = type,
            Mode = attributes.Mode,
            UserId = (int)Math.Min(attributes.User, MaxOwner),
            GroupId = (int)Math.Min(attributes.Group, MaxOwner),
            UserName = "",
            GroupName = "",
            Size = size,
            ModTime = Whole(attributes.Modified).ToDateTime(),
            Magic = "ustar",
            Version = "00",
            DevMajor = (int)device.Major,
            DevMinor = (int)device.Minor,
        };
        header.WriteHeader(block, Encoding.Latin1);
        return block;
    }
}
