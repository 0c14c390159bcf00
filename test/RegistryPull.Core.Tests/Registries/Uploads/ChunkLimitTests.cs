using NUnit.Framework;

namespace RegistryPull.Registries.Uploads;

[TestFixture]
internal sealed class ChunkLimitTests
{
    private const int MiB = 1024 * 1024;

    // refused | minimum | next; 0 for none
    [TestCase(1000 * MiB, 0, 64 * MiB)]
    [TestCase(64 * MiB, 0, 32 * MiB)]
    [TestCase(5 * MiB, 0, 4 * MiB)]
    [TestCase(100 * 1024, 0, 64 * 1024)]
    [TestCase(64 * 1024, 0, 0)]
    [TestCase(5 * MiB, 5 * MiB, 0)]
    [TestCase(6 * MiB, 5 * MiB, 5 * MiB)]
    public void TryShrink_ARefusedSize_IsFollowedByASmallerOne(int refused, int minimum, int expected)
    {
        var limit = new ChunkLimit();

        var isWorthIt = limit.TryShrink(refused, minimum);

        Assert.That(isWorthIt ? limit.Next(long.MaxValue, minimum) : 0, Is.EqualTo(expected));
    }

    [Test]
    public void Next_NothingWasRefused_IsAllThatIsLeft() =>
        Assert.That(new ChunkLimit().Next(1L << 40, 0), Is.EqualTo(1L << 40));
}
