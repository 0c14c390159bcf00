using NUnit.Framework;

namespace RegistryPull.Fetching.Connections;

[TestFixture]
internal sealed class ConnectionBudgetTests
{
    private readonly VirtualTimeProvider _time = new();

    [Test]
    public async Task Enter_TheLimitIsReached_WaitsForAnotherToLeave()
    {
        var budget = new ConnectionBudget(1, 1, _time);
        var first = await budget.EnterAsync(default);

        var second = budget.EnterAsync(default);
        Assert.That(second.IsCompleted, Is.False);
        first.Dispose();

        Assert.That((await second).HasFailed, Is.False);
    }

    [Test]
    public async Task Enter_CancelledWhileItWaits_TakesNothing()
    {
        var budget = new ConnectionBudget(1, 1, _time);
        var first = await budget.EnterAsync(default);
        using var cancel = new CancellationTokenSource();
        var cancelled = budget.EnterAsync(cancel.Token);

        await cancel.CancelAsync();
        await Assert.ThatAsync(() => cancelled, Throws.InstanceOf<OperationCanceledException>());
        first.Dispose();

        Assert.That(budget.EnterAsync(default).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Leave_AnswersTakeLongest_AllowsOneMoreForEach()
    {
        var budget = new ConnectionBudget(4, 6, _time);

        await RunAsync(budget, 3, static used => used.Answered());

        Assert.That(budget.Limit, Is.EqualTo(6));
    }

    [Test]
    public async Task Leave_AnswersWereRequestedAhead_CountsTheirOwnWait()
    {
        var budget = new ConnectionBudget(4, 6, _time);
        var used = await budget.EnterAsync(default);

        used.Answered(TimeSpan.FromMilliseconds(50));
        _time.Advance(TimeSpan.FromMilliseconds(10));
        used.Dispose();

        Assert.That((used.Received.TotalMilliseconds, budget.Limit), Is.EqualTo((10, 5)));
    }

    [Test]
    public async Task Leave_AFixedNumber_StaysThere()
    {
        var budget = new ConnectionBudget(4, 4, _time);

        await RunAsync(budget, 10, static used => used.Answered());

        Assert.That(budget.Limit, Is.EqualTo(4));
    }

    [Test]
    public async Task Leave_AllOfARoundFail_HalvesOnce()
    {
        var budget = new ConnectionBudget(16, 16, _time);
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => budget.EnterAsync(default)));

        foreach (var used in all)
        {
            used.Fail();
            used.Dispose();
        }

        Assert.That(budget.Limit, Is.EqualTo(8));
    }

    [Test]
    public async Task Leave_FailuresGoOn_LowersToOneAndNoLess()
    {
        var budget = new ConnectionBudget(16, 16, _time);

        await RunAsync(budget, 9, static used => used.Fail());

        Assert.That(budget.Limit, Is.EqualTo(1));
    }

    [Test]
    public async Task Leave_SuccessesAfterAFailure_RaisesSlowly()
    {
        var budget = new ConnectionBudget(4, 8, _time);
        await RunAsync(budget, 1, static used => used.Fail());
        var lowered = budget.Limit;

        await RunAsync(budget, (2 * lowered) - 1, static used => used.Answered());
        Assert.That(budget.Limit, Is.EqualTo(lowered));
        await RunAsync(budget, 1, static used => used.Answered());

        Assert.That(budget.Limit, Is.EqualTo(lowered + 1));
    }

    [Test]
    public void Lower_NoGain_IsNotRaisedAboveItAgain()
    {
        var budget = new ConnectionBudget(4, 16, _time);
        budget.Raise(8);
        budget.Lower(4);
        budget.Raise(16);

        Assert.That((budget.Limit, budget.Most), Is.EqualTo((4, 4)));
    }

    [Test]
    public async Task Raise_AfterAFailure_IsByOne()
    {
        var budget = new ConnectionBudget(8, 16, _time);
        await RunAsync(budget, 1, static used => used.Fail());
        var lowered = budget.Limit;

        budget.Raise(16);

        Assert.That(budget.Limit, Is.EqualTo(lowered + 1));
    }

    [Test]
    public async Task Raise_OthersWait_AdmitsThem()
    {
        var budget = new ConnectionBudget(1, 2, _time);
        await budget.EnterAsync(default);
        var second = budget.EnterAsync(default);

        budget.Raise(2);

        Assert.That(second.IsCompleted || (await second).HasFailed is false, Is.True);
    }

    private async Task RunAsync(ConnectionBudget budget, int count, Action<UsedConnection> use)
    {
        for (var number = 0; number < count; number++)
        {
            using var used = await budget.EnterAsync(default);
            _time.Advance(TimeSpan.FromMilliseconds(50));
            use(used);
        }
    }
}
