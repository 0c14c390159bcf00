using System.Buffers.Binary;
using System.Text;

namespace Packaging;

/// <summary>Reads which version of the GNU C library a program needs.</summary>
/// <remarks>Symbol versioning of the Linux Standard Base:
/// https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html</remarks>
internal static class GlibcVersion
{
    private const string Prefix = "GLIBC_";
    private const uint VersionNeeds = 0x6ffffffe;
    private const int SectionTableAt = 0x28;
    private const int SectionCountAt = 0x3C;
    private const int SectionSize = 64;

    private static ReadOnlySpan<byte> Elf64LittleEndian => [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1];

    /// <summary>Returns the newest version that a program names.</summary>
    /// <param name="elf">The program: an ELF file of 64 bits, little endian.</param>
    /// <returns>The version; null when it names none, as a static program.</returns>
    /// <exception cref="PackagingException">It is another kind of file.</exception>
    public static Version? Read(byte[] elf)
    {
        if (!elf.AsSpan().StartsWith(Elf64LittleEndian))
        {
            throw new PackagingException("not an ELF file of 64 bits");
        }

        return Sections(elf).Where(static section => section.Type == VersionNeeds)
            .SelectMany(section => Names(elf, section))
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static name => Version.TryParse(name[Prefix.Length..], out var version) ? version : null)
            .OfType<Version>()
            .Max();
    }

    private static IEnumerable<Section> Sections(byte[] elf)
    {
        var table = (int)UInt64(elf, SectionTableAt);
        var count = UInt16(elf, SectionCountAt);
        return Enumerable.Range(0, count).Select(index => Read(elf, table + (index * SectionSize)));
    }

    private static Section Read(byte[] elf, int at) => new(
        UInt32(elf, at + 4), (int)UInt64(elf, at + 24), (int)UInt32(elf, at + 40), (int)UInt32(elf, at + 44));

    // A chain of Verneed, one for each library; each has a chain of Vernaux, one for each version.
    private static IEnumerable<string> Names(byte[] elf, Section section)
    {
        var strings = Sections(elf).ElementAt(section.Link).Offset;
        var need = section.Offset;
        for (var left = section.Info; left > 0; left--)
        {
            var version = need + (int)UInt32(elf, need + 8);
            for (var versions = UInt16(elf, need + 2); versions > 0; versions--)
            {
                yield return Text(elf, strings + (int)UInt32(elf, version + 8));
                version += (int)UInt32(elf, version + 12);
            }

            need += (int)UInt32(elf, need + 12);
        }
    }

    private static string Text(byte[] elf, int at)
    {
        var text = elf.AsSpan(at);
        return Encoding.ASCII.GetString(text[..text.IndexOf((byte)0)]);
    }

    private static ushort UInt16(byte[] elf, int at) => BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(at));

    private static uint UInt32(byte[] elf, int at) => BinaryPrimitives.ReadUInt32LittleEndian(elf.AsSpan(at));

    private static ulong UInt64(byte[] elf, int at) => BinaryPrimitives.ReadUInt64LittleEndian(elf.AsSpan(at));

    private readonly record struct Section(uint Type, int Offset, int Link, int Info);
}
