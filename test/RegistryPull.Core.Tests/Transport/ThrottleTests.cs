using NUnit.Framework;

namespace RegistryPull.Transport;

[TestFixture]
internal sealed class ThrottleTests
{
    private FrozenTimeProvider _time = new();

    [SetUp]
    public void SetUp() => _time = new FrozenTimeProvider();

    [TestCase(null, 1000, 1000)]
    [TestCase(2000L, 1000, 200)]
    [TestCase(2000L, 100, 100)]
    [TestCase(1L, 1000, 1)]
    public void Portion_ARate_IsATenthOfASecondAtMost(long? rate, int wanted, int portion) =>
        Assert.That(Throttle(rate).Portion(wanted), Is.EqualTo(portion));

    [Test]
    public void Pay_NoRate_WaitsForNothing() =>
        Assert.That(Throttle(null).PayAsync(int.MaxValue, default).IsCompleted, Is.True);

    [Test]
    public void Pay_OneAfterTheOther_EachWaitsForAllBefore()
    {
        var throttle = Throttle(1000);

        _ = throttle.PayAsync(500, default);
        _ = throttle.PayAsync(250, default);

        Assert.That(_time.Waits, Is.EqualTo(new[] { 0.5, 0.75 }));
    }

    [Test]
    public void Pay_AfterAPause_HasSavedNothing()
    {
        var throttle = Throttle(1000);
        _ = throttle.PayAsync(500, default);
        _time.Now += 60;

        _ = throttle.PayAsync(250, default);

        Assert.That(_time.Waits[^1], Is.EqualTo(0.25));
    }

    [Test]
    public async Task Pay_Cancelled_Ends()
    {
        using var cancel = new CancellationTokenSource();
        var wait = Throttle(1).PayAsync(1000, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThatAsync(() => wait, Throws.InstanceOf<OperationCanceledException>());
    }

    private Throttle Throttle(long? rate) => new(new RegistryPullOptions { MaxBytesPerSecond = rate }, _time);
}
