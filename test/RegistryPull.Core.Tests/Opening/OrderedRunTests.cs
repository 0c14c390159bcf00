using NUnit.Framework;

namespace RegistryPull.Opening;

[TestFixture]
internal sealed class OrderedRunTests
{
    [Test]
    public async Task Run_MoreItemsThanTheLimit_RunsNoMoreAtOnceAndInTheirOrder()
    {
        var (running, most, started) = (0, 0, new List<int>());
        var open = new SemaphoreSlim(0);
        var run = OrderedRun.RunAsync(5, 2, stops: true, async (item, token) =>
        {
            lock (started)
            {
                started.Add(item);
                most = Math.Max(most, ++running);
            }

            await open.WaitAsync(token);
            Interlocked.Decrement(ref running);
            return item * 10;
        }, CancellationToken.None);
        open.Release(5);

        var tasks = await run;

        Assert.That(tasks.Select(static task => task.Result), Is.EqualTo(new[] { 0, 10, 20, 30, 40 }));
        Assert.That(started, Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
        Assert.That(most, Is.EqualTo(2));
    }

    [Test]
    public async Task Run_ALaterItemFailsFirst_TheEarlierOneGoesOnAndFailsToo()
    {
        var later = new TaskCompletionSource();
        var tasks = await OrderedRun.RunAsync<int>(3, 3, stops: true, async (item, token) =>
        {
            switch (item)
            {
                case 0:
                    await later.Task;
                    throw new ImageNotFoundException("the first");
                case 1:
                    later.SetResult();
                    throw new OutputException("the second");
                default:
                    await Task.Delay(Timeout.Infinite, token);
                    return item;
            }
        }, CancellationToken.None);

        Assert.That(tasks[0].Exception!.InnerException, Is.InstanceOf<ImageNotFoundException>());
        Assert.That(tasks[1].Exception!.InnerException, Is.InstanceOf<OutputException>());
        Assert.That(tasks[2].IsCanceled, Is.True);
    }

    [Test]
    public async Task Run_WithoutStops_RunsEveryItem()
    {
        var tasks = await OrderedRun.RunAsync(3, 1, stops: false, static (item, _) => item == 0
            ? Task.FromException<int>(new ImageNotFoundException("none"))
            : Task.FromResult(item), CancellationToken.None);

        Assert.That(
            tasks.Select(static task => task.Status),
            Is.EqualTo(new[] { TaskStatus.Faulted, TaskStatus.RanToCompletion, TaskStatus.RanToCompletion }));
    }

    [Test]
    public async Task Run_Cancelled_EndsEveryItem()
    {
        using var cancellation = new CancellationTokenSource();
        var run = OrderedRun.RunAsync(3, 2, stops: true, static async (item, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return item;
        }, cancellation.Token);
        await cancellation.CancelAsync();

        Assert.That((await run).Select(static task => task.IsCanceled), Is.All.True);
    }
}
