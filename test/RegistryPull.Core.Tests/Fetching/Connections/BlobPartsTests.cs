using NUnit.Framework;

namespace RegistryPull.Fetching.Connections;

[TestFixture]
internal sealed class BlobPartsTests
{
    private const long Mega = 1024 * 1024;

    private readonly List<RangeLease> _leases = [];
    private BlobParts _parts = null!;

    [SetUp]
    public void SetUp()
    {
        _leases.Clear();
        _parts = new BlobParts([new ByteRange(0, 100 * Mega)]);
    }

    // missing, in MB | longest | leases one after the other
    // ---------------+---------+---------------------------
    [TestCase("0-100", 0, "0-100")]
    [TestCase("", 0, "")]
    [TestCase("40-60 97-100", 0, "40-60 97-100")]
    [TestCase("0-100", 40, "0-40 40-80 80-100")]
    [TestCase("0-10 30-100", 40, "0-10 30-70 70-100")]
    public void TryLease_WhatIsFree_ComesInOrderAndEachByteOnce(string missing, int longest, string leases)
    {
        _parts = new BlobParts(missing.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Range));
        _parts.Limit(longest == 0 ? long.MaxValue : longest * Mega);

        Assert.That(LeaseAll(), Is.EqualTo(leases));
    }

    [Test]
    public void TryLeaseToHelper_NothingIsFree_TakesTheFarHalfOfTheLongestOnceItComes()
    {
        Lease();
        Arrived(_leases[0], 20);

        LeaseToHelper();
        Assert.That(Text(), Is.EqualTo("0-100 60-100"));
        Assert.That(_parts.TryConfirm(_leases[1]), Is.True);

        Assert.That(Text(), Is.EqualTo("0-60 60-100"));
    }

    [Test]
    public void TryLeaseToHelper_PartsAreShort_TakesWhatIsThatFarAheadAndLeavesTheRestFree()
    {
        Lease();
        _parts.Limit(10 * Mega);

        LeaseToHelper();
        _parts.TryConfirm(_leases[1]);
        LeaseToHelper();

        Assert.That(Text(), Is.EqualTo("0-10 10-20 20-30"));
    }

    [Test]
    public void TryLeaseToHelper_AnotherIsAboutToTake_WaitsItsTurn()
    {
        Lease();
        LeaseToHelper();

        Assert.That(_parts.TryLeaseToHelper(), Is.Null);
        _parts.TryConfirm(_leases[1]);
        Assert.That(_parts.TryLeaseToHelper(), Is.Not.Null);
    }

    [Test]
    public void TryLeaseToHelper_TooLittleIsLeft_TakesNothing()
    {
        Lease();
        Arrived(_leases[0], 93);

        Assert.That(_parts.TryLeaseToHelper(), Is.Null);
        Assert.That(_parts.Divisible(), Is.Zero);
    }

    [Test]
    public void TryLeaseToHelper_DivisionHasEnded_TakesNothingFromOthers()
    {
        Lease();
        _parts.StopDividing();

        Assert.That(_parts.TryLeaseToHelper(), Is.Null);
        Assert.That(_parts.Divisible(), Is.Zero);
    }

    [Test]
    public void StopDividing_AndThenLimited_LeasesAllThatIsFreeToOne()
    {
        _parts.StopDividing();
        _parts.Limit(10 * Mega);

        Assert.That(_parts.TryLeaseToHelper(), Is.Null);
        Lease();
        Assert.That(Text(), Is.EqualTo("0-100"));
    }

    [Test]
    public void TryLease_NothingIsFree_IsNull()
    {
        Lease();

        Assert.That(_parts.TryLease(), Is.Null);
    }

    [Test]
    public void TryLease_Closed_GivesNothing()
    {
        _parts.Close();

        Assert.That((_parts.TryLease(), _parts.TryLeaseToHelper()), Is.EqualTo(((RangeLease?)null, (RangeLease?)null)));
    }

    // the owner is at, in MB | 50-100 is to be had
    // -----------------------+--------------------
    [TestCase(0, true)]
    [TestCase(48, true)]
    [TestCase(49, false)]
    [TestCase(60, false)]
    public void TryConfirm_TheOwnerGoesOnMeanwhile_IsTooLateWhenItIsNear(long megabytes, bool inTime)
    {
        Lease();
        LeaseToHelper();
        Arrived(_leases[0], megabytes);

        Assert.That(_parts.TryConfirm(_leases[1]), Is.EqualTo(inTime));
        Assert.That(_leases[0].End, Is.EqualTo((inTime ? 50 : 100) * Mega));
    }

    [Test]
    public void TryConfirm_TheOwnerHasLeft_IsTooLate()
    {
        Lease();
        LeaseToHelper();
        _parts.Release(_leases[0]);

        Assert.That(_parts.TryConfirm(_leases[1]), Is.False);
    }

    [Test]
    public void Release_NothingCame_LeavesItToItsOwner()
    {
        Lease();
        LeaseToHelper();

        _parts.Release(_leases[1]);

        Assert.That(_leases[0].End, Is.EqualTo(100 * Mega));
        Assert.That(_parts.Divisible(), Is.EqualTo(100 * Mega));
    }

    [Test]
    public void Release_SomeCame_LeavesTheRestFree()
    {
        Lease();
        LeaseToHelper();
        _parts.TryConfirm(_leases[1]);
        Arrived(_leases[1], 60);

        _parts.Release(_leases[1]);
        Lease();

        Assert.That(Text(), Is.EqualTo("0-50 50-100 60-100"));
    }

    [Test]
    public void Release_Always_EndsTheWait()
    {
        Lease();
        var change = _parts.Released;

        Assert.That((change.IsCompleted, _parts.HasLeases), Is.EqualTo((false, true)));
        _parts.Release(_leases[0]);
        Assert.That((change.IsCompleted, _parts.HasLeases), Is.EqualTo((true, false)));
    }

    private void Lease() => _leases.Add(_parts.TryLease()!);

    private void LeaseToHelper() => _leases.Add(_parts.TryLeaseToHelper()!);

    private string LeaseAll()
    {
        while (_parts.TryLease() is { } lease)
        {
            _leases.Add(lease);
        }

        return Text();
    }

    private static void Arrived(RangeLease lease, long megabytes) => lease.Position = megabytes * Mega;

    private static ByteRange Range(string text) =>
        new(long.Parse(text.Split('-')[0]) * Mega, long.Parse(text.Split('-')[1]) * Mega);

    private string Text() =>
        string.Join(' ', _leases.Select(static lease => $"{lease.Start / Mega}-{lease.End / Mega}"));
}
