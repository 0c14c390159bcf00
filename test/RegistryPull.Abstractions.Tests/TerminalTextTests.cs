using NUnit.Framework;

namespace RegistryPull.Abstractions.Tests;

public sealed class TerminalTextTests
{
    [TestCase("", "")]
    [TestCase("plain text, ünïcode", "plain text, ünïcode")]
    [TestCase("a\r\nb\tc", "a  b c")]
    [TestCase(
        "\u001b[31mred\u0007\u009b", " [31mred  ", TestName = "Clean_Text_HasNoControlCharacters(escape sequences)")]
    [TestCase(
        "a\u202eb\u200fc\u2066d\u2028e\u2029f",
        "a b c d e f",
        TestName = "Clean_Text_HasNoControlCharacters(directions and lines)")]
    public void Clean_Text_HasNoControlCharacters(string text, string clean) =>
        Assert.That(TerminalText.Sanitize(text), Is.EqualTo(clean));

    [Test]
    public void Clean_LongText_IsCut() =>
        Assert.That(TerminalText.Sanitize(new string('x', 1000)), Is.EqualTo(new string('x', 200) + "…"));

    [TestCase(0, "0 B")]
    [TestCase(1, "1 B")]
    [TestCase(999, "999 B")]
    [TestCase(1000, "1.00 kB")]
    [TestCase(1250, "1.25 kB")]
    [TestCase(9994, "9.99 kB")]
    [TestCase(9996, "10.0 kB")]
    [TestCase(99_960, "100 kB")]
    [TestCase(999_499, "999 kB")]
    [TestCase(999_501, "1.00 MB")]
    [TestCase(1_250_000_000, "1.25 GB")]
    [TestCase(long.MaxValue, "9.22 EB")]
    public void Size_Bytes_HasThreeDigits(long bytes, string text) =>
        Assert.That(ByteSize.Format(bytes), Is.EqualTo(text));
}
