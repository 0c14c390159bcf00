using System.Text;
using NUnit.Framework;
using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>
/// <code>
/// first byte        what the field is
/// below 0x80        octal digits, with blanks and zeros around them; nothing at all is 0
/// 0x80 to 0xBF      a positive number, its bytes big-endian
/// 0xC0 to 0xFF      a negative one, in two's complement
/// </code>
/// </summary>
public sealed class TarNumberTests
{
    [TestCase("0000644\0", 420)]
    [TestCase("000644 \0", 420)]
    [TestCase("   644 \0", 420)]
    [TestCase("\0\0\0" + "0644\0", 420, Description = "some programs leave zeros before it")]
    [TestCase("00000644", 420)]
    [TestCase("644\0junk", 420)]
    [TestCase("77777777777\0", 8589934591)]
    [TestCase("777777777777", 68719476735)]
    [TestCase("\0\0\0\0\0\0\0\0", 0)]
    [TestCase("        ", 0)]
    [TestCase("0", 0)]
    public void Read_Octal_IsTheNumber(string field, long number) => Assert.That(Read(field), Is.EqualTo(number));

    [TestCase("\x80\0\0\x01\0\0\0\0\0\0\0\0", null, Description = "2^64")]
    [TestCase("\x80\0\0\0\x80\0\0\0\0\0\0\0", null, Description = "2^63")]
    [TestCase("\x80\0\0\0\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", long.MaxValue)]
    [TestCase("\x80\0\0\0\0\0\0\x02\0\0\0\0", 8589934592)]
    [TestCase("\xBF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", null)]
    [TestCase("\x80\0\0\0\0\x2D\xC6\xC0", 3000000)]
    [TestCase("\x80\0\0\0\xFF\xFF\xFF\xFE", 4294967294)]
    public void Read_Positive_IsTheNumberWhereItFits(string field, long? number) => Assert.That(Read(field), Is.EqualTo(number));

    [TestCase("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", -1)]
    [TestCase("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xEF\x3E\x41\x72", -281132686)]
    [TestCase("\xFF\xFF\xFF\xFF\x80\0\0\0\0\0\0\0", long.MinValue)]
    [TestCase("\xFF\xFF\xFF\xFF\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", null)]
    [TestCase("\xC0\0\0\0\0\0\0\0\0\0\0\0", null)]
    [TestCase("\xC0\0\0\0\0\0\0\0", -4611686018427387904)]
    public void Read_Negative_IsTheNumberWhereItFits(string field, long? number) => Assert.That(Read(field), Is.EqualTo(number));

    [TestCase("0000648\0")]
    [TestCase("-0000001")]
    [TestCase("+0000001")]
    [TestCase("0x000644")]
    [TestCase("64 4\0")]
    [TestCase("644\n")]
    [TestCase("rw-r--r-")]
    public void Read_NoNumber_IsNull(string field) => Assert.That(Read(field), Is.Null);

    private static long? Read(string field) => TarNumber.Read(Encoding.Latin1.GetBytes(field));
}
