using System.Text;
using NUnit.Framework;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Layers;

/// <summary>
/// <code>
/// first byte        what the field is
/// below 0x80        octal digits, with blanks and zeros around them; nothing at all is 0
/// 0x80 to 0xBF      a positive number, its bytes big-endian
/// 0xC0 to 0xFF      a negative one, in two's complement
/// </code>
/// Bytes are in hexadecimal: a test whose name has control characters in it is not run, and nobody is told.
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

    [TestCase("800000010000000000000000", null, Description = "2^64")]
    [TestCase("800000008000000000000000", null, Description = "2^63")]
    [TestCase("800000007FFFFFFFFFFFFFFF", long.MaxValue)]
    [TestCase("800000000000000200000000", 8589934592)]
    [TestCase("BFFFFFFFFFFFFFFFFFFFFFFF", null)]
    [TestCase("80000000002DC6C0", 3000000)]
    [TestCase("80000000FFFFFFFE", 4294967294L)]
    public void Read_Positive_IsTheNumberWhereItFits(string hex, long? number) =>
        Assert.That(TarNumber.Read(Convert.FromHexString(hex)), Is.EqualTo(number));

    [TestCase("FFFFFFFFFFFFFFFFFFFFFFFF", -1)]
    [TestCase("FFFFFFFFFFFFFFFFEF3E4172", -281132686)]
    [TestCase("FFFFFFFF8000000000000000", long.MinValue)]
    [TestCase("FFFFFFFF7FFFFFFFFFFFFFFF", null)]
    [TestCase("C00000000000000000000000", null)]
    [TestCase("C000000000000000", -4611686018427387904)]
    public void Read_Negative_IsTheNumberWhereItFits(string hex, long? number) =>
        Assert.That(TarNumber.Read(Convert.FromHexString(hex)), Is.EqualTo(number));

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
