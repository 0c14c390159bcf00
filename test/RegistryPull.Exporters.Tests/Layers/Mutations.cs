using System.Text;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>Breaks archives where it hurts: in fields and numbers, at blocks, at the end. The same seed gives the same
/// bytes.</summary>
internal sealed class Mutations(IReadOnlyList<byte[]> archives)
{
    private const int BlockSize = 512;

    // Around what fits, in the ways of tar and of extended headers.
    private static readonly string[] Numbers =
    [
        "", "0", "00000000001", "00000000777", "00004000000", "00004000001", "77777777777", "777777777777", "8", "-1",
        " 12 ", "\0\0\0\0000017", "1e5",
        "\x80\0\0\0\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", "\x80\0\0\0\x80\0\0\0\0\0\0\0",
        "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
        "\xFF\xFF\xFF\xFF\x80\0\0\0\0\0\0\0", "\x80\0\0\0\x7F\xFF\xFF\xFF\xFF\xFF\xFE\x00",
        "\xC0\0\0\0\0\0\0\0\0\0\0\0",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1048577", "4294967296",
    ];

    private static readonly char[] Types = [.. "\0" + "01234567xgLKSVDMNX?\xFF"];

    private static readonly string[] Words =
    [
        "GNU.sparse.major=1\n", "GNU.sparse.minor=0\n", "GNU.sparse.map=0,1,2,3\n", "GNU.sparse.offset=0\n",
        "GNU.sparse.numblocks=1\n",
        "GNU.sparse.size=512\n", "SCHILY.xattr.user.a=b\n", "size=", "path=", "mtime=-1.5\n", "99 ", "-1 ", "=", "\n",
        ",", "\0",
    ];

    public byte[] Make(int seed)
    {
        var random = new Random(seed);
        List<byte> bytes = [.. Pick(random, archives)];
        for (var count = random.Next(1, 6); count > 0 && bytes.Count > 0; count--)
        {
            Mutate(random, bytes);
        }

        var made = bytes.ToArray();
        if (random.Next(10) > 0)
        {
            Seal(made);
        }

        return made;
    }

    private void Mutate(Random random, List<byte> bytes)
    {
        var at = random.Next(bytes.Count);
        var block = at / BlockSize * BlockSize;
        var end = Math.Min(BlockSize, bytes.Count - block);
        switch (random.Next(10))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2 or 3:
                Write(bytes, block, Pick(random, TarField.Numbers), Pick(random, Numbers));
                break;
            case 4:
                Write(bytes, block, TarField.Type, Pick(random, Types).ToString());
                break;
            case 5:
                Overwrite(
                    bytes,
                    at,
                    Encoding.Latin1.GetBytes(random.Next(2) == 0 ? Pick(random, Words) : Pick(random, Numbers)));
                break;
            case 6:
                bytes.RemoveRange(block, end);
                break;
            case 7:
                bytes.InsertRange(block, bytes.GetRange(block, end).ToArray());
                break;
            case 8:
                Splice(random, bytes, block);
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }

    // Some blocks of another archive.
    private void Splice(Random random, List<byte> bytes, int block)
    {
        var other = Pick(random, archives);
        var from = random.Next(other.Length) / BlockSize * BlockSize;
        bytes.InsertRange(
            block, other.AsSpan(from, Math.Min(random.Next(1, 9) * BlockSize, other.Length - from)).ToArray());
    }

    private static void Write(List<byte> bytes, int block, TarField field, string text)
    {
        var header = new byte[BlockSize];
        field.Write(header, text[..Math.Min(text.Length, field.Length)]);
        Overwrite(bytes, block + field.Start, header.AsSpan(field.Start, field.Length));
    }

    private static void Overwrite(List<byte> bytes, int at, ReadOnlySpan<byte> with)
    {
        for (var i = 0; i < with.Length && at + i < bytes.Count; i++)
        {
            bytes[at + i] = with[i];
        }
    }

    // Nothing is found behind a wrong checksum.
    private static void Seal(byte[] bytes)
    {
        for (var block = 0; block + BlockSize <= bytes.Length; block += BlockSize)
        {
            if (bytes.AsSpan(block + TarField.Magic.Start).StartsWith("ustar"u8))
            {
                TarBuilder.Seal(bytes.AsSpan(block, BlockSize));
            }
        }
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
