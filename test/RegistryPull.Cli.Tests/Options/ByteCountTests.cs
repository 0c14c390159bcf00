using NUnit.Framework;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class ByteCountTests
{
    [TestCase("0", 0)]
    [TestCase("1500", 1500)]
    [TestCase("1500B", 1500)]
    [TestCase("1K", 1024)]
    [TestCase("1k", 1024)]
    [TestCase("1kB", 1024)]
    [TestCase("1.5M", 1_572_864)]
    [TestCase("2GiB", 2_147_483_648)]
    [TestCase("4T", 4_398_046_511_104)]
    [TestCase("1P", 1_125_899_906_842_624)]
    [TestCase("20G", 21_474_836_480)]
    public void Parse_ANumberAndAUnit_GivesTheBytes(string text, long bytes) =>
        Assert.That(ByteCount.Parse(text), Is.EqualTo(bytes));

    [TestCase("")]
    [TestCase("K")]
    [TestCase("B")]
    [TestCase("-1")]
    [TestCase("1e3")]
    [TestCase("1 K")]
    [TestCase("1KK")]
    [TestCase("1X")]
    [TestCase("NaN")]
    [TestCase("9999999P")]
    public void Parse_AnythingElse_IsNone(string text) => Assert.That(ByteCount.Parse(text), Is.Null);
}
