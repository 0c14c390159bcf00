using System.Globalization;
using System.Text;

namespace RegistryPull.RealParts.Tests.Layers;

/// <summary>Writes a layer entry by entry, byte by byte: whatever a library of ours or the framework's would refuse to
/// write.</summary>
/// <remarks>POSIX.1-2024 pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format".</remarks>
internal static class TarText
{
    private const int BlockSize = 512;
    private const int NameLength = 100;
    private const long MaxOwner = (1 << 21) - 1;

    /// <summary>A whole layer.</summary>
    public static byte[] Write(IEnumerable<TarItem> items) => [.. items.SelectMany(Entry), .. new byte[2 * BlockSize]];

    private static byte[] Entry(TarItem item) =>
        [
            .. item.IsGnu ? GnuNames(item)
                : PaxHeader(item), .. Block(item, item.Declared ?? item.Content.Length), .. Padded(item.Content),
        ];

    private static byte[] GnuNames(TarItem item) => [.. GnuName('K', item.Target), .. GnuName('L', item.Path)];

    private static byte[] GnuName(char type, string name)
    {
        byte[] content = [.. Encoding.Latin1.GetBytes(name), 0];
        return name.Length <= NameLength ? [] : [.. Block(new TarItem("././@LongLink") { Type = type, IsGnu = true }, content.Length), .. Padded(content)];
    }

    private static byte[] PaxHeader(TarItem item)
    {
        byte[] records =
        [
            .. Name("path", item.Path),
            .. Name("linkpath", item.Target),
            .. item.User > MaxOwner ? Record("uid", Number(item.User)) : [],
            .. item.Group > MaxOwner ? Record("gid", Number(item.Group)) : [],
            .. item.Modified.Contains('.', StringComparison.Ordinal)
                ? Record("mtime", Encoding.ASCII.GetBytes(item.Modified))
                : [],
            .. item.Extended.SelectMany(static one => Record($"SCHILY.xattr.{one.Name}", one.Value)),
        ];
        return records.Length == 0 ? []
            : [.. Block(new TarItem("PaxHeader") { Type = 'x' }, records.Length), .. Padded(records)];
    }

    private static byte[] Name(string key, string name) =>
        name.Length > NameLength ? Record(key, Encoding.Latin1.GetBytes(name)) : [];

    private static byte[] Number(long number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    private static byte[] Record(string key, byte[] value)
    {
        var rest = key.Length + value.Length + 3;
        var length = rest + $"{rest}".Length;
        length = rest + $"{length}".Length;
        return [.. Encoding.Latin1.GetBytes($"{length} {key}="), .. value, (byte)'\n'];
    }

    private static byte[] Padded(byte[] content) => [.. content, .. new byte[-content.Length & (BlockSize - 1)]];

    private static byte[] Block(TarItem item, long size)
    {
        var block = new byte[BlockSize];
        Put(block, 0, NameLength, item.Path);
        Put(block, 100, 8, item.Mode.PadLeft(7, '0'));
        Octal(block, 108, 8, Math.Min(item.User, MaxOwner));
        Octal(block, 116, 8, Math.Min(item.Group, MaxOwner));
        Octal(block, 124, 12, size);
        Octal(block, 136, 12, long.Parse(item.Modified.Split('.')[0], CultureInfo.InvariantCulture));
        block[156] = (byte)item.Type;
        Put(block, 157, NameLength, item.Target);
        Put(block, 257, 8, item.IsGnu ? "ustar  " : "ustar\u000000");
        Octal(block, 329, 8, item.Device.Major);
        Octal(block, 337, 8, item.Device.Minor);
        Put(block, 148, 8, "        ");
        Octal(block, 148, 7, block.Sum(static value => value));
        return block;
    }

    // A time before 1970 is in the extended header, if anywhere.
    private static void Octal(byte[] block, int start, int length, long number) =>
        Put(block, start, length, Convert.ToString(Math.Max(number, 0), 8).PadLeft(length - 1, '0'));

    private static void Put(byte[] block, int start, int length, string text) =>
        Encoding.Latin1.GetBytes(text[..Math.Min(text.Length, length)]).CopyTo(block, start);
}
