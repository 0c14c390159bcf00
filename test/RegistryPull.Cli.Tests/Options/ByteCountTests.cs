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
    public void TryParse_ANumberAndAUnit_GivesTheBytes(string text, long bytes)
    {
        Assert.That(ByteCount.TryParse(text, out var parsed), Is.True);
        Assert.That(parsed, Is.EqualTo(bytes));
    }

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
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.That(ByteCount.TryParse(text, out _), Is.False);
}
