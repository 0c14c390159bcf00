using System.Text;
using NUnit.Framework;

namespace RegistryPull.Output.Resuming;

/// <summary>The lines of a journal; a journal of several lines is in <see cref="PartialJournalTests"/>.</summary>
[TestFixture]
internal sealed class JournalFormatTests
{
    private static readonly Digest Blob = Digest.Compute("blob"u8);

    [TestCase("", 0, null)]
    [TestCase("blobs/sha256/a b", 512, null)]
    [TestCase("content", 5_000_000_000, 0xC0FFEEu)]
    public void Parse_WhatWasFormatted_GivesItBack(string path, long offset, uint? sum)
    {
        var extent = new Extent(3, 6_000_000_000, sum);

        Assert.That(
            JournalFormat.Parse(Format(new BlobExtents(Blob, path, offset), extent)),
            Is.EqualTo(new JournalLine.Present(Blob, path, offset, extent)));
    }

    [Test]
    public void Parse_ATokenWithSpaces_IsWhole() => Assert.That(
        JournalFormat.Parse(JournalFormat.FormatResumeToken(Blob, "a.example \"1 2\"").TrimEnd('\n')),
        Is.EqualTo(new JournalLine.ResumeToken(Blob, "a.example \"1 2\"")));

    [Test]
    public void Parse_Forget_IsTheBlob() =>
        Assert.That(
            JournalFormat.Parse(JournalFormat.FormatForget(Blob).TrimEnd('\n')),
            Is.EqualTo(new JournalLine.Forget(Blob)));

    // offset, start, end: an extent that would end after the last offset of a file
    [TestCase("9223372036854775807 0 1")]
    [TestCase("9223372036854775000 0 808")]
    [TestCase("0 5 5")]
    [TestCase("0 6 5")]
    [TestCase("0 -1 5")]
    [TestCase("0 0 +5")]
    public void Parse_NumbersThatMakeNoSense_IsNoLine(string numbers) =>
        Assert.That(JournalFormat.Parse($"held {Blob} {numbers} path"), Is.Null);

    [Test]
    public void TryFormat_ABufferThatIsTooShort_SaysSo() =>
        Assert.That(
            JournalFormat.TryFormat(new byte[20], new BlobExtents(Blob, "", 0), new Extent(0, 1, null), out _),
            Is.False);

    private static string Format(BlobExtents blob, Extent extent)
    {
        var buffer = new byte[1024];
        Assert.That(JournalFormat.TryFormat(buffer, blob, extent, out var length), Is.True);
        return Encoding.UTF8.GetString(buffer.AsSpan(0, length)).TrimEnd('\n');
    }
}
