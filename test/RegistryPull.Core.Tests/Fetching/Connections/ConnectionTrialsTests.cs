using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace RegistryPull.Fetching.Connections;

internal sealed class ConnectionTrialsTests
{
    // An exception costs a native command a sixth of a small pull.
    [Test]
    public async Task RunAsync_Cancelled_EndsWithoutAnException()
    {
        await using var pull = await Pull.StartAsync();
        await using var services = pull.Services();
        var context = services.GetRequiredService<FetchContext>();
        await using var connections = new BlobConnections(context, [], static (_, _, _) => Task.CompletedTask);
        using var cancellation = new CancellationTokenSource();

        var running = new ConnectionTrials(context, connections, new RunningDownloads()).RunAsync(cancellation.Token);
        Assert.That(running.IsCompleted, Is.False);
        await cancellation.CancelAsync();

        Assert.That(async () => await running, Throws.Nothing);
    }

    [Test]
    public async Task RunAsync_CancelledBefore_EndsAtOnce()
    {
        await using var pull = await Pull.StartAsync();
        await using var services = pull.Services();
        var context = services.GetRequiredService<FetchContext>();
        await using var connections = new BlobConnections(context, [], static (_, _, _) => Task.CompletedTask);

        Assert.That(
            async () => await new ConnectionTrials(context, connections, new RunningDownloads())
                .RunAsync(new CancellationToken(canceled: true)),
            Throws.Nothing);
    }
}
