using NUnit.Framework;

namespace RegistryPull.Fetching.Connections;

[TestFixture]
internal sealed class ByteRangeTests
{
    // present     | missing, of 100 bytes
    // ------------+----------------------
    [TestCase("", "0-100")]
    [TestCase("0-100", "")]
    [TestCase("0-40", "40-100")]
    [TestCase("40-100", "0-40")]
    [TestCase("10-30 50-100", "0-10 30-50")]
    [TestCase("0-40 60-97", "40-60 97-100")]
    public void MissingFrom_SomeArePresent_FindsTheOthersInOrder(string present, string missing)
    {
        var slot = new RangesSlot(100);
        foreach (var range in present.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            slot.Held.Add(long.Parse(range.Split('-')[0]), long.Parse(range.Split('-')[1]));
        }

        var found = ByteRange.MissingFrom(slot).Select(static range => $"{range.Start}-{range.End}");

        Assert.That(string.Join(' ', found), Is.EqualTo(missing));
    }
}
