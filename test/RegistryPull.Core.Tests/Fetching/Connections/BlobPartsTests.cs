using NUnit.Framework;

namespace RegistryPull.Fetching.Connections;

[TestFixture]
internal sealed class BlobPartsTests
{
    private const long Mega = 1024 * 1024;

    private readonly RangesSlot _slot = new(100 * Mega);
    private readonly List<RangeLease> _claims = [];
    private BlobParts _parts = null!;

    [SetUp]
    public void SetUp()
    {
        _slot.Clear();
        _claims.Clear();
        _parts = new BlobParts(_slot);
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
        _parts.Longest = longest == 0 ? long.MaxValue : longest * Mega;

        Assert.That(ClaimAll(), Is.EqualTo(claims));
    }

    [Test]
    public void ClaimBeside_NothingIsFree_TakesTheFarHalfOfTheLongestOnceItComes()
    {
        ClaimOne();
        Arrived(_claims[0], 20);

        ClaimBeside();
        Assert.That(Text(), Is.EqualTo("0-100 60-100"));
        Assert.That(_parts.Confirm(_claims[1]), Is.True);

        Assert.That(Text(), Is.EqualTo("0-60 60-100"));
    }

    [Test]
    public void ClaimBeside_PartsAreShort_TakesWhatIsThatFarAheadAndLeavesTheRestFree()
    {
        ClaimOne();
        _parts.Longest = 10 * Mega;

        ClaimBeside();
        _parts.Confirm(_claims[1]);
        ClaimBeside();

        Assert.That(Text(), Is.EqualTo("0-10 10-20 20-30"));
    }

    [Test]
    public void ClaimBeside_AnotherIsAboutToTake_WaitsItsTurn()
    {
        ClaimOne();
        ClaimBeside();

        Assert.That(_parts.ClaimBeside(), Is.Null);
        _parts.Confirm(_claims[1]);
        Assert.That(_parts.ClaimBeside(), Is.Not.Null);
    }

    [Test]
    public void ClaimBeside_TooLittleIsLeft_TakesNothing()
    {
        ClaimOne();
        Arrived(_claims[0], 93);

        Assert.That(_parts.ClaimBeside(), Is.Null);
        Assert.That(_parts.Divisible(), Is.Zero);
    }

    [Test]
    public void ClaimBeside_DivisionHasEnded_TakesNothingFromOthers()
    {
        ClaimOne();
        _parts.StopDividing();

        Assert.That(_parts.ClaimBeside(), Is.Null);
        Assert.That(_parts.Divisible(), Is.Zero);
    }

    [Test]
    public void StopDividing_WhoeverStillSaysHowLong_GivesAllThatIsFreeToOne()
    {
        _parts.StopDividing();
        _parts.Longest = 10 * Mega;

        Assert.That(_parts.ClaimBeside(), Is.Null);
        ClaimOne();
        Assert.That(Text(), Is.EqualTo("0-100"));
    }

    [Test]
    public void Claim_NothingIsFree_WaitsForThoseWhoHaveIt()
    {
        ClaimOne();

        Assert.That(_parts.Claim(), Is.Null);
    }

    [Test]
    public void Claim_Closed_GivesNothing()
    {
        _parts.Close();

        Assert.That((_parts.Claim(), _parts.ClaimBeside()), Is.EqualTo(((RangeLease?)null, (RangeLease?)null)));
    }

    // the owner is at, in MB | 50-100 is to be had
    // -----------------------+--------------------
    [TestCase(0, true)]
    [TestCase(48, true)]
    [TestCase(49, false)]
    [TestCase(60, false)]
    public void Confirm_TheOwnerGoesOnMeanwhile_IsTooLateWhenItIsNear(long megabytes, bool inTime)
    {
        ClaimOne();
        ClaimBeside();
        Arrived(_claims[0], megabytes);

        Assert.That(_parts.Confirm(_claims[1]), Is.EqualTo(inTime));
        Assert.That(_claims[0].End, Is.EqualTo((inTime ? 50 : 100) * Mega));
    }

    [Test]
    public void Confirm_TheOwnerHasLeft_IsTooLate()
    {
        ClaimOne();
        ClaimBeside();
        _parts.Release(_claims[0]);

        Assert.That(_parts.Confirm(_claims[1]), Is.False);
    }

    [Test]
    public void Release_NothingCame_LeavesItToItsOwner()
    {
        ClaimOne();
        ClaimBeside();

        _parts.Release(_claims[1]);

        Assert.That(_claims[0].End, Is.EqualTo(100 * Mega));
        Assert.That(_parts.Divisible(), Is.EqualTo(100 * Mega));
    }

    [Test]
    public void Release_SomeCame_LeavesTheRestFree()
    {
        ClaimOne();
        ClaimBeside();
        _parts.Confirm(_claims[1]);
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

    private void ClaimBeside() => _claims.Add(_parts.ClaimBeside()!);

    private string ClaimAll()
    {
        while (_parts.Claim() is { } claim)
        {
            _claims.Add(claim);
        }

        return Text();
    }

    private void Arrived(RangeLease claim, long megabytes)
    {
        claim.Position = megabytes * Mega;
        _slot.Held.Add(claim.Start, claim.Position);
    }

    private void Hold(string megabytes)
    {
        foreach (var range in megabytes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _slot.Held.Add(long.Parse(range.Split('-')[0]) * Mega, long.Parse(range.Split('-')[1]) * Mega);
        }
    }

    private string Text() => string.Join(' ', _claims.Select(static claim => $"{claim.Start / Mega}-{claim.End / Mega}"));
}
