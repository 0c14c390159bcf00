using System.Buffers.Binary;
using NUnit.Framework;
using Packaging;

namespace RegistryPull.Source.Tests.Packaging;

/// <summary>Reading the version of the C library that a program needs.</summary>
[TestFixture]
internal sealed class GlibcVersionTests
{
    private const int HeaderSize = 64;
    private const int SectionSize = 64;
    private const uint StringTable = 3;
    private const uint VersionNeeds = 0x6ffffffe;

    [TestCase("GLIBC_2.2.5 GLIBC_2.17 GLIBC_2.9", "2.17")]
    [TestCase("GLIBC_2.34 GLIBC_2.4", "2.34")]
    [TestCase("GLIBC_2.17 GCC_3.0 GLIBC_PRIVATE", "2.17")]
    [TestCase("GCC_3.0", null)]
    public void Read_AProgram_IsTheNewestByNumber(string needs, string? expected) =>
        Assert.That(GlibcVersion.Read(Elf(needs.Split(' ')))?.ToString(), Is.EqualTo(expected));

    [Test]
    public void Read_NoElfFile_IsRefused() =>
        Assert.That(
            () => GlibcVersion.Read("MZ, a program for Windows"u8.ToArray()), Throws.TypeOf<PackagingException>());

    // A header, a table of two sections, the names, and one library that needs all versions.
    private static byte[] Elf(string[] names)
    {
        var strings = "\0" + string.Concat(names.Select(static name => name + "\0"));
        var stringsAt = HeaderSize + (2 * SectionSize);
        var needsAt = stringsAt + strings.Length;
        var elf = new byte[needsAt + (16 * (names.Length + 1))];
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1 }.CopyTo(elf, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(elf.AsSpan(0x28), HeaderSize);
        BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(0x3C), 2);
        WriteSection(elf.AsSpan(HeaderSize), StringTable, stringsAt, info: 0);
        WriteSection(elf.AsSpan(HeaderSize + SectionSize), VersionNeeds, needsAt, info: 1);
        System.Text.Encoding.ASCII.GetBytes(strings).CopyTo(elf, stringsAt);
        BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(needsAt + 2), (ushort)names.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(elf.AsSpan(needsAt + 8), 16);
        for (var (index, name) = (0, 1); index < names.Length; name += names[index++].Length + 1)
        {
            var version = elf.AsSpan(needsAt + (16 * (index + 1)));
            BinaryPrimitives.WriteUInt32LittleEndian(version[8..], (uint)name);
            BinaryPrimitives.WriteUInt32LittleEndian(version[12..], 16);
        }

        return elf;
    }

    private static void WriteSection(Span<byte> section, uint type, int offset, int info)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(section[4..], type);
        BinaryPrimitives.WriteUInt64LittleEndian(section[24..], (ulong)offset);
        BinaryPrimitives.WriteUInt32LittleEndian(section[44..], (uint)info);
    }
}
