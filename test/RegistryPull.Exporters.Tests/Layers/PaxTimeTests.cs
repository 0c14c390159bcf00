using System.Text;
using NUnit.Framework;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Tests.Layers;

public sealed class PaxTimeTests
{
    [TestCase("0", 0, 0)]
    [TestCase("1350244992", 1350244992, 0)]
    [TestCase("1350244992.", 1350244992, 0)]
    [TestCase("1350244992.3", 1350244992, 300_000_000)]
    [TestCase("1350244992.023960108", 1350244992, 23_960_108)]
    [TestCase(
        "1350244992.0239601089999",
        1350244992,
        23_960_108,
        Description = "cut off, never rounded up into the next second")]
    [TestCase("-1", -1, 0)]
    [TestCase("-1.25", -2, 750_000_000)]
    [TestCase("-0.5", -1, 500_000_000)]
    [TestCase("-1.000", -1, 0)]
    [TestCase("9223372036854775807.9", long.MaxValue, 900_000_000)]
    [TestCase("-9223372036854775808", long.MinValue, 0)]
    public void TryParse_ATime_CountsTheFractionForwards(string text, long seconds, int nanoseconds)
    {
        Assert.That(PaxTime.TryParse(Encoding.ASCII.GetBytes(text), out var time), Is.True);
        Assert.That(time, Is.EqualTo(new FileTime(seconds, nanoseconds)));
    }

    [TestCase("")]
    [TestCase(".5")]
    [TestCase("-")]
    [TestCase("-.5")]
    [TestCase("1.5.5")]
    [TestCase("1.-5")]
    [TestCase("1,5")]
    [TestCase("1e9")]
    [TestCase(" 1")]
    [TestCase("1 ")]
    [TestCase("9223372036854775808")]
    public void TryParse_NoTime_IsFalse(string text) =>
        Assert.That(PaxTime.TryParse(Encoding.ASCII.GetBytes(text), out _), Is.False);

    [TestCase(0, 0, "1970-01-01T00:00:00.0000000Z")]
    [TestCase(-1, 999_999_999, "1969-12-31T23:59:59.9999999Z")]
    [TestCase(1614834367, 123_456_789, "2021-03-04T05:06:07.1234567Z")]
    [TestCase(long.MinValue, 0, "0001-01-01T00:00:00.0000000Z")]
    [TestCase(long.MaxValue, 999_999_999, "9999-12-31T23:59:58.9999999Z")]
    public void ToDateTime_AnyTime_IsTheNearestThatTheFrameworkHas(long seconds, int nanoseconds, string expected) =>
        Assert.That(new FileTime(seconds, nanoseconds).ToDateTime().ToString("O"), Is.EqualTo(expected));
}
