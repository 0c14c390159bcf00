using NUnit.Framework;
using RegistryPull.Interop;

namespace RegistryPull.Output.Resuming;

[TestFixture]
internal sealed class PartialJournalTests
{
    private static readonly Digest One = Digest.Compute("one"u8);

    private static readonly Digest Two = Digest.Compute("two"u8);

    private string _file = "";

    [SetUp]
    public void SetUp() => _file = Path.GetTempFileName();

    [TearDown]
    public void TearDown() => File.Delete(_file);

    [Test]
    public void Read_WhatWasAdded_GivesItBack()
    {
        var (one, two) = (new BlobExtents(One, "", 512), new BlobExtents(Two, "blobs/sha256/a b", 0));
        using (var journal = PartialJournal.Create(_file, []))
        {
            journal.Add(one, new Extent(0, 10, null));
            journal.Add(two, new Extent(5, 9, null));
            journal.Add(one, new Extent(20, 5_000_000_000, null));
            journal.Add(one, new Extent(10, 12, null));
        }

        Assert.That(
            Text(), Is.EqualTo(new[] { $"{One} '' 512: 0-12 20-5000000000", $"{Two} 'blobs/sha256/a b' 0: 5-9" }));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Create_OverAHardLink_LeavesTheOtherNamesContent()
    {
        var other = _file + ".other";
        File.WriteAllText(_file, "precious");
        Assert.That(FileCopies.Link(_file, other), Is.Zero);

        PartialJournal.Create(_file, []).Dispose();

        Assert.That(File.ReadAllText(other), Is.EqualTo("precious"));
        File.Delete(other);
    }

    [Test]
    public void Read_WhatWasHeldAtTheStart_GivesItBack()
    {
        var one = new BlobExtents(One, "", 512);
        one.Add(new Extent(3, 7, 0xC0FFEE));

        PartialJournal.Create(_file, [one]).Dispose();

        Assert.That(Text(), Is.EqualTo(new[] { $"{One} '' 512: 3-7" }));
        Assert.That(PartialJournal.Read(_file)[One].Extents, Is.EqualTo(new[] { new Extent(3, 7, 0xC0FFEE) }));
    }

    [Test]
    public void Read_WhatTheSourceSaid_GivesTheLastWordOfThoseThatAreHeld()
    {
        var one = new BlobExtents(One, "", 0);
        using (var journal = PartialJournal.Create(_file, []))
        {
            journal.AddResumeToken(One, "a.example \"1\"");
            journal.AddResumeToken(Two, "b.example \"x\"");
            journal.Add(one, new Extent(0, 10, null));
            journal.AddResumeToken(One, "a.example \"2\"");
        }

        Assert.That(
            PartialJournal.Read(_file).Values.Select(static blob => blob.ResumeToken),
            Is.EqualTo(new[] { "a.example \"2\"" }));
        PartialJournal.Create(_file, PartialJournal.Read(_file).Values).Dispose();
        Assert.That(PartialJournal.Read(_file)[One].ResumeToken, Is.EqualTo("a.example \"2\""));
    }

    [Test]
    public void Read_WhatWasForgotten_IsWithoutAWord()
    {
        var one = new BlobExtents(One, "", 0);
        using (var journal = PartialJournal.Create(_file, []))
        {
            journal.AddResumeToken(One, "a.example \"1\"");
            journal.Forget(one);
            journal.Add(one, new Extent(0, 10, null));
        }

        Assert.That(PartialJournal.Read(_file)[One].ResumeToken, Is.Null);
    }

    [Test]
    public void Read_WhatWasForgotten_IsAbsentUntilItIsAddedAgain()
    {
        var (one, two) = (new BlobExtents(One, "", 0), new BlobExtents(Two, "", 100));
        using (var journal = PartialJournal.Create(_file, []))
        {
            journal.Add(one, new Extent(0, 10, null));
            journal.Add(two, new Extent(0, 10, null));
            journal.Forget(one);
            journal.Forget(two);
            journal.Add(two, new Extent(0, 5, null));
        }

        Assert.That(Text(), Is.EqualTo(new[] { $"{Two} '' 100: 0-5" }));
    }

    [Test]
    public void Read_WhileItIsWritten_SeesEveryLine()
    {
        using var journal = PartialJournal.Create(_file, []);

        journal.Add(new BlobExtents(One, "", 0), new Extent(0, 10, null));

        Assert.That(Text(), Has.Length.EqualTo(1));
    }

    [Test]
    public void Read_NoFile_IsEmpty() => Assert.That(PartialJournal.Read(_file + "-none"), Is.Empty);

    [TestCase("")]
    [TestCase("\n\n")]
    [TestCase("held")]
    [TestCase("held {0} 0 0 5")]
    [TestCase("held {0} 0 5 5 ")]
    [TestCase("held {0} 0 6 5 ")]
    [TestCase("held {0} -1 0 5 ")]
    [TestCase("held {0} 0 0 99999999999999999999 ")]
    [TestCase("held {0} 0 0 5x ")]
    [TestCase("held {0} 0 0 5:xyz ")]
    [TestCase("held {0} 0 0 5: ")]
    [TestCase("held {0} 0 0 5:1:2 ")]
    [TestCase("held sha256:abc 0 0 5 ")]
    [TestCase("hel {0} 0 0 5 ")]
    [TestCase("forget {0} {0}")]
    [TestCase("\0\u0001\ufffd garbage", TestName = "Read_ALineThatMakesNoSense_IsPassedOver(garbage)")]
    public void Read_ALineThatMakesNoSense_IsPassedOver(string line)
    {
        File.WriteAllText(_file, $"held {Two} 0 0 5 \n{string.Format(null, line, One)}\nheld {Two} 0 5 6 \n");

        Assert.That(Text(), Is.EqualTo(new[] { $"{Two} '' 0: 0-6" }));
    }

    [Test]
    public void Read_LastLineCutAnywhere_KeepsTheOthers()
    {
        var whole = $"held {Two} 0 0 5 blobs/two\nheld {One} 0 10 12345 blobs/one\n";
        for (var length = whole.IndexOf('\n', StringComparison.Ordinal) + 1; length < whole.Length; length++)
        {
            File.WriteAllText(_file, whole[..length]);

            Assert.That(Text(), Is.EqualTo(new[] { $"{Two} 'blobs/two' 0: 0-5" }), whole[..length]);
        }
    }

    private string[] Text() => [.. PartialJournal.Read(_file).Values.Select(static blob =>
        $"{blob.Digest} '{blob.Path}' {blob.Offset}: {string.Join(' ', blob.Ranges.All.Select(static range => $"{range.Start}-{range.End}"))}")];
}
