using NUnit.Framework;

namespace RegistryPull.Output.Resuming;

[TestFixture]
internal sealed class ByteRangesTests
{
    // added, in order        | held
    // -----------------------+----------
    [TestCase("", "")]
    [TestCase("0-5", "0-5")]
    [TestCase("0-5 5-9", "0-9")]
    [TestCase("5-9 0-5", "0-9")]
    [TestCase("0-5 6-9", "0-5 6-9")]
    [TestCase("6-9 0-5", "0-5 6-9")]
    [TestCase("0-2 4-6 8-9 1-8", "0-9")]
    [TestCase("0-9 3-5", "0-9")]
    [TestCase("3-5 0-9", "0-9")]
    public void Add_Ranges_KeepsThemSortedAndMerged(string added, string held) =>
        Assert.That(
            string.Join(' ', Of(added).All.Select(static range => $"{range.Start}-{range.End}")), Is.EqualTo(held));

    // held 2-5 8-9, asked from | bytes in a row
    // -------------------------+---------------
    [TestCase(0, 0)]
    [TestCase(1, 0)]
    [TestCase(2, 3)]
    [TestCase(4, 1)]
    [TestCase(5, 0)]
    [TestCase(8, 1)]
    [TestCase(9, 0)]
    public void PresentFrom_AnOffset_CountsUpToTheGap(long offset, long count) =>
        Assert.That(Of("2-5 8-9").PresentFrom(offset), Is.EqualTo(count));

    // held 2-5 8-9, asked from | bytes in a row that are not
    // -------------------------+---------------------------
    [TestCase(0, 2)]
    [TestCase(1, 1)]
    [TestCase(2, 0)]
    [TestCase(4, 0)]
    [TestCase(5, 3)]
    [TestCase(8, 0)]
    [TestCase(9, long.MaxValue)]
    public void GapFrom_AnOffset_CountsUpToWhatIsHeld(long offset, long count) =>
        Assert.That(Of("2-5 8-9").GapFrom(offset), Is.EqualTo(count));

    [Test]
    public void Clear_Always_HoldsNothing()
    {
        var ranges = Of("2-5 8-9");

        ranges.Clear();

        Assert.That((ranges.All.Count, ranges.PresentFrom(2)), Is.EqualTo((0, 0L)));
    }

    [Test]
    public void Add_RandomRanges_AgreesWithASetOfBytes()
    {
        const int Size = 40;
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var (ranges, naive) = (new ByteRanges(), new bool[Size]);
            for (var i = 0; i < 12; i++)
            {
                var start = random.Next(Size - 1);
                var end = random.Next(start + 1, Size);
                ranges.Add(start, end);
                Array.Fill(naive, true, start, end - start);

                Assert.That(
                    Enumerable.Range(0, Size).Select(at => ranges.PresentFrom(at)),
                    Is.EqualTo(
                        Enumerable.Range(0, Size)
                            .Select(at => (long)naive.Skip(at).TakeWhile(static held => held).Count())));
            }
        }
    }

    private static ByteRanges Of(string text)
    {
        var ranges = new ByteRanges();
        foreach (var range in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            ranges.Add(range[0] - '0', range[2] - '0');
        }

        return ranges;
    }
}
