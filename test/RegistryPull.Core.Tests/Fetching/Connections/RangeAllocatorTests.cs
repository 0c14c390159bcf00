using NUnit.Framework;

namespace RegistryPull.Fetching.Connections;

/// <summary>Random operations, compared with a list of the bytes that the leases brought.</summary>
/// <remarks>How a single lease is chosen is tested with <see cref="BlobPartsTests"/>.</remarks>
[TestFixture]
internal sealed class RangeAllocatorTests
{
    private const int Mega = 1024 * 1024;

    private readonly List<RangeLease> _leases = [];
    private readonly List<ByteRange> _brought = [];
    private Random _random = new(0);
    private RangeAllocator _allocator = new([]);

    [Test]
    public void Lease_RandomOperations_BringEachMissingByteOnce([Range(1, 200)] int seed)
    {
        _random = new Random(seed);
        ByteRange[] missing = [.. RandomRanges()];
        Start(missing);

        for (var step = 0; step < 300; step++)
        {
            Step();
            AssertNoneIsLeasedTwice();
        }

        BringTheRest();
        Assert.That(Merge(_brought.OrderBy(static range => range.Start)), Is.EqualTo(missing));
    }

    [Test]
    public void LeaseFrom_BothGoOnAtTheSameSpeed_EndTogether([Values(16, 17, 33, 100)] int megabytes)
    {
        Start([new ByteRange(0, megabytes * Mega)]);
        var first = _allocator.TryLease(long.MaxValue)!;

        var second = _allocator.LeaseFrom(first, long.MaxValue);
        _allocator.TryConfirm(second);

        Assert.That(Math.Abs(first.Rest.Length - second.Rest.Length), Is.LessThanOrEqualTo(1));
    }

    private void Start(ByteRange[] missing)
    {
        _leases.Clear();
        _brought.Clear();
        _allocator = new RangeAllocator(missing);
    }

    private void Step()
    {
        switch (_random.Next(6))
        {
            case 0:
                Add(_allocator.TryLease(RandomLength()));
                break;
            case 1 when _allocator.LongestDivisibleLease() is { } longest:
                Add(_allocator.LeaseFrom(longest, RandomLength()));
                break;
            case 2 when _leases.Count > 0:
                Release(_leases[_random.Next(_leases.Count)]);
                break;
            case > 2 when _leases.Count > 0:
                Bring(_leases[_random.Next(_leases.Count)], _random.Next(3 * Mega));
                break;
        }
    }

    private void Add(RangeLease? lease)
    {
        if (lease is not null)
        {
            _leases.Add(lease);
        }
    }

    private void Release(RangeLease lease)
    {
        _allocator.Release(lease);
        _leases.Remove(lease);
    }

    private void Bring(RangeLease lease, long length)
    {
        if (!_allocator.TryConfirm(lease))
        {
            Release(lease);
            return;
        }

        var range = lease.Rest with { End = Math.Min(lease.End, lease.Position + length) };
        _brought.Add(range);
        lease.Position = range.End;
        if (lease.Rest.Length == 0)
        {
            Release(lease);
        }
    }

    private void BringTheRest()
    {
        for (var lease = Next(); lease is not null; lease = Next())
        {
            Bring(lease, long.MaxValue / 2);
        }

        Assert.That(_allocator.HasLeases, Is.False);
    }

    private RangeLease? Next()
    {
        if (_leases.Count == 0)
        {
            Add(_allocator.TryLease(RandomLength()));
        }

        return _leases.FirstOrDefault();
    }

    private void AssertNoneIsLeasedTwice()
    {
        var owned = _leases.Where(static lease => lease.TakenFrom is null).Select(static lease => lease.Rest);
        var all = owned.Concat(_brought).Where(static range => range.Length > 0).OrderBy(static range => range.Start);
        long end = 0;
        foreach (var range in all)
        {
            Assert.That(range.Start, Is.GreaterThanOrEqualTo(end));
            end = range.End;
        }
    }

    private long RandomLength() => _random.Next(3) == 0 ? long.MaxValue : _random.Next(1, 30 * Mega);

    private IEnumerable<ByteRange> RandomRanges()
    {
        long start = 0;
        for (var count = _random.Next(5); count >= 0; count--)
        {
            start += _random.Next(1, 5 * Mega);
            var end = start + _random.Next(1, 60 * Mega);
            yield return new ByteRange(start, end);
            start = end;
        }
    }

    private static List<ByteRange> Merge(IEnumerable<ByteRange> ranges)
    {
        var merged = new List<ByteRange>();
        foreach (var range in ranges.Where(static range => range.Length > 0))
        {
            if (merged.Count > 0 && merged[^1].End == range.Start)
            {
                merged[^1] = merged[^1] with { End = range.End };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }
}
