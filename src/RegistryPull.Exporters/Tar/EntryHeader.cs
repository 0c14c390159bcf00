using System.Text;
using ICSharpCode.SharpZipLib.Tar;

namespace RegistryPull.Exporters.Tar;

/// <summary>The header blocks of a plain file in a GNU tar, with nothing in them that depends on the machine or the
/// day.</summary>
/// <remarks>GNU because of its two extensions, which every reader knows: base-256 sizes from 8 GiB on, and names over
/// 100 bytes.</remarks>
internal static class EntryHeader
{
    private const int Mode = 0b110_100_100;

    /// <summary>Returns the header, preceded by the blocks of a long name where one is needed (a sha512 path has 141
    /// characters).</summary>
    public static byte[] Render(string path, long size)
    {
        var header = Block(path, size, TarHeader.LF_NORMAL);
        if (Encoding.UTF8.GetByteCount(path) <= TarHeader.NAMELEN)
        {
            return header;
        }

        return [.. LongName(path), .. header];
    }

    /// <summary>Returns how many zeros follow a content to fill its last block.</summary>
    public static int Padding(long size) => (int)(-size & (TarPlan.BlockSize - 1));

    // GNU tar manual, "Basic Tar Format": an entry of type L, whose content is the name with a zero at its end.
    private static byte[] LongName(string path)
    {
        var name = Encoding.UTF8.GetBytes(path + '\0');
        var header = Block("././@LongLink", name.Length, TarHeader.LF_GNU_LONGNAME);
        return [.. header, .. name, .. new byte[Padding(name.Length)]];
    }

    private static byte[] Block(string name, long size, byte type)
    {
        var block = new byte[TarPlan.BlockSize];
        var header = new TarHeader
        {
            Name = name,
            Size = size,
            TypeFlag = type,
            Mode = Mode,
            UserId = 0,
            GroupId = 0,
            UserName = "",
            GroupName = "",
            ModTime = DateTime.UnixEpoch,
            Magic = "ustar ",
            Version = " ",
        };
        header.WriteHeader(block, Encoding.UTF8);
        return block;
    }
}
