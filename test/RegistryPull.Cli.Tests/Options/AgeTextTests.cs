using NUnit.Framework;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class AgeTextTests
{
    [TestCase("30d", 30 * 24 * 60)]
    [TestCase("12h", 12 * 60)]
    [TestCase("45m", 45)]
    [TestCase("0m", 0)]
    [TestCase("36500d", 36_500 * 24 * 60)]
    public void Parse_ANumberAndAUnit_IsThatLong(string text, int minutes) =>
        Assert.That(AgeText.Parse(text), Is.EqualTo(TimeSpan.FromMinutes(minutes)));

    [TestCase("")]
    [TestCase("d")]
    [TestCase("30")]
    [TestCase("30D")]
    [TestCase("30s")]
    [TestCase("-1d")]
    [TestCase("1.5d")]
    [TestCase(" 1d")]
    [TestCase("36501d")]
    [TestCase("2147483647d")]
    [TestCase("9999999999d")]
    public void Parse_AnythingElse_IsNone(string text) => Assert.That(AgeText.Parse(text), Is.Null);
}
