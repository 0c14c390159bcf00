using NUnit.Framework;
using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Tests.Progress;

internal sealed class DurationTextTests
{
    [TestCase(0.04, "0.0 s")]
    [TestCase(1.26, "1.3 s")]
    [TestCase(9.96, "10 s")]
    [TestCase(14.4, "14 s")]
    [TestCase(59.4, "59 s")]
    [TestCase(59.6, "1 min 00 s")]
    [TestCase(125, "2 min 05 s")]
    [TestCase(3599.9, "1 h 00 min")]
    [TestCase(3900, "1 h 05 min")]
    [TestCase(90000, "25 h 00 min")]
    public void Of_ADuration_IsInTheTwoLargestUnits(double seconds, string text) =>
        Assert.That(DurationText.Format(TimeSpan.FromSeconds(seconds)), Is.EqualTo(text));
}
