using NUnit.Framework;

namespace RegistryPull.Output.Resuming;

[TestFixture]
internal sealed class ChecksumTests
{
    // RFC 3720, B.4.
    [TestCase(0x00, 0x8A9136AA)]
    [TestCase(0xFF, 0x62A8AB43)]
    public void Of_ThirtyTwoEqualBytes_IsAsPublished(int value, long sum)
    {
        var bytes = new byte[32];
        Array.Fill(bytes, (byte)value);

        Assert.That(Checksum.Compute(bytes), Is.EqualTo((uint)sum));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(8)]
    [TestCase(17)]
    [TestCase(32)]
    public void Of_InTwoParts_IsThatOfTheWhole(int cut)
    {
        byte[] bytes = [.. Enumerable.Range(0, 32).Select(static value => (byte)value)];

        Assert.That(
            Checksum.Compute(bytes.AsSpan(cut), Checksum.Compute(bytes.AsSpan(0, cut))),
            Is.EqualTo(Checksum.Compute(bytes)).And.EqualTo(0x46DD794E));
    }
}
