using NUnit.Framework;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class SizeTextTests
{
    [TestCase("0", 0)]
    [TestCase("123", 123)]
    [TestCase("5B", 5)]
    [TestCase("1k", 1024)]
    [TestCase("700M", 700L << 20)]
    [TestCase("20G", 20L << 30)]
    [TestCase("8388607T", 8388607L << 40)]
    public void Parse_ANumberAndAUnit_IsInPowersOf1024(string text, long bytes) => Assert.That(SizeText.Parse(text), Is.EqualTo(bytes));

    [TestCase("")]
    [TestCase("G")]
    [TestCase("-1")]
    [TestCase("1.5G")]
    [TestCase("1 G")]
    [TestCase("1GB")]
    [TestCase("8388608T")]
    [TestCase("99999999999999999999")]
    public void Parse_AnythingElse_IsNone(string text) => Assert.That(SizeText.Parse(text), Is.Null);
}
