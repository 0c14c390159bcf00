using NUnit.Framework;

namespace RegistryPull.Fetching;

[TestFixture]
internal sealed class BlobPartsTests
{
    private const long Mega = 1024 * 1024;

    private readonly RangesWindow _window = new(100 * Mega);
    private readonly List<PartClaim> _claims = [];
    private BlobParts _parts = null!;

    [SetUp]
    public void SetUp()
    {
        _window.Clear();
        _claims.Clear();
        _parts = new BlobParts(_window);
    }

    // held, in MB  | longest | claims one after the other
    // -------------+---------+------------------------------------------
    [TestCase("", 0, "0-100")]
    [TestCase("0-100", 0, "")]
    [TestCase("0-40", 0, "40-100")]
    [TestCase("0-40 60-100", 0, "40-60")]
    [TestCase("0-40 60-97", 0, "40-60 97-100")]
    [TestCase("30-40", 0, "0-30 40-100")]
    [TestCase("", 40, "0-40 40-80 80-100")]
    [TestCase("10-30", 40, "0-10 30-70 70-100")]
    public void Claim_WhatIsFree_ComesInOrderAndEachByteOnce(string held, int longest, string claims)
    {
        Hold(held);
        _parts.StopDividing();
        _parts.Longest = longest == 0 ? long.MaxValue : longest * Mega;

        Assert.That(ClaimAll(), Is.EqualTo(claims));
    }

    [Test]
    public void Claim_NothingIsFree_TakesTheFarHalfOfTheLongest()
    {
        ClaimOne();
        Arrived(_claims[0], 20);

        ClaimOne();

        Assert.That(Text(), Is.EqualTo("0-60 60-100"));
    }

    [Test]
    public void Claim_PartsAreShort_TakesWhatIsThatFarAheadAndLeavesTheRestFree()
    {
        ClaimOne();
        _parts.Longest = 10 * Mega;

        ClaimOne();
        ClaimOne();

        Assert.That(Text(), Is.EqualTo("0-10 10-20 20-30"));
    }

    [Test]
    public void Claim_TooLittleIsLeft_TakesNothing()
    {
        ClaimOne();
        Arrived(_claims[0], 93);

        Assert.That(_parts.Claim(), Is.Null);
        Assert.That(_parts.Divisible(), Is.Zero);
    }

    [Test]
    public void Claim_DivisionHasEnded_TakesNothingFromOthers()
    {
        ClaimOne();
        _parts.StopDividing();

        Assert.That(_parts.Claim(), Is.Null);
        Assert.That(_parts.Divisible(), Is.Zero);
    }

    [Test]
    public void Claim_Closed_GivesNothing()
    {
        _parts.Close();

        Assert.That(_parts.Claim(), Is.Null);
    }

    [Test]
    public void Release_NothingCame_GivesItBackToWhomItWasTakenFrom()
    {
        ClaimOne();
        ClaimOne();

        _parts.Release(_claims[1]);

        Assert.That(_claims[0].End, Is.EqualTo(100 * Mega));
        Assert.That(_parts.Divisible(), Is.EqualTo(100 * Mega));
    }

    [Test]
    public void Release_TheOthersAnswerEndsSooner_LeavesTheRestFree()
    {
        ClaimOne();
        _claims[0].Reach = 70 * Mega;
        ClaimOne();

        _parts.Release(_claims[1]);
        ClaimOne();

        Assert.That(Text(), Is.EqualTo("0-70 50-100 70-100"));
    }

    [Test]
    public void Release_SomeCame_LeavesTheRestFree()
    {
        ClaimOne();
        ClaimOne();
        Arrived(_claims[1], 60);

        _parts.Release(_claims[1]);
        ClaimOne();

        Assert.That(Text(), Is.EqualTo("0-50 50-100 60-100"));
    }

    [Test]
    public void Release_Always_WakesWhoeverWaits()
    {
        ClaimOne();
        var change = _parts.Changed;

        Assert.That((change.IsCompleted, _parts.AreClaimed), Is.EqualTo((false, true)));
        _parts.Release(_claims[0]);
        Assert.That((change.IsCompleted, _parts.AreClaimed), Is.EqualTo((true, false)));
    }

    [TestCase("", 0)]
    [TestCase("10-30 50-100", 70)]
    [TestCase("0-100", 100)]
    public void Held_Always_CountsAllThatIsThere(string held, long megabytes)
    {
        Hold(held);

        Assert.That(_parts.Held(), Is.EqualTo(megabytes * Mega));
    }

    private void ClaimOne() => _claims.Add(_parts.Claim()!);

    private string ClaimAll()
    {
        while (_parts.Claim() is { } claim)
        {
            _claims.Add(claim);
        }

        return Text();
    }

    private void Arrived(PartClaim claim, long megabytes)
    {
        claim.Position = megabytes * Mega;
        _window.Held.Add(claim.Start, claim.Position);
    }

    private void Hold(string megabytes)
    {
        foreach (var range in megabytes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _window.Held.Add(long.Parse(range.Split('-')[0]) * Mega, long.Parse(range.Split('-')[1]) * Mega);
        }
    }

    private string Text() => string.Join(' ', _claims.Select(static claim => $"{claim.Start / Mega}-{claim.End / Mega}"));
}
