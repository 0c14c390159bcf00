using NUnit.Framework;

namespace RegistryPull.FileSystem;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SharingRetryTests
{
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly VirtualTimeProvider _time = new();
    private readonly RecordingProgress _progress = new();

    [Test]
    public async Task Run_TheFileIsClosedLater_RunsAgainAndSaysSoOnce()
    {
        var tries = 0;

        await AdvanceAsync(RunAsync(() => ThrowIf(++tries < 4)));

        Assert.That((tries, _time.Now), Is.EqualTo((4, TimeSpan.FromMilliseconds(750))));
        Assert.That(_progress.Notes, Is.EqualTo(new[]
        {
            "/x/image.tar is open in another program: waiting up to 10 s for it to be closed",
        }));
    }

    [Test]
    public async Task Run_TheFileStaysOpen_FailsAfterTenSeconds()
    {
        var error = (await Assert.ThrowsAsync<OutputException>(() =>
            AdvanceAsync(RunAsync(static () => ThrowIf(true)))))!;

        Assert.That(error.Message, Does.StartWith("/x/image.tar is open in another program: close it"));
        Assert.That(_time.Now, Is.EqualTo(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task Run_AnotherFailure_IsNotRepeated()
    {
        var tries = 0;

        var error = (await Assert.ThrowsAsync<OutputException>(() => RunAsync(() =>
        {
            tries++;
            throw new DirectoryNotFoundException("a sentence of the framework's");
        })))!;

        Assert.That(tries, Is.EqualTo(1));
        Assert.That(error.Message, Does.StartWith("/x/image.tar cannot be written: ").And.Not.Contain("framework"));
    }

    [Test]
    public void Run_Cancelled_EndsTheWait()
    {
        using var stop = new CancellationTokenSource();
        var run = new SharingRetry(_time, _progress).RunAsync("/x/image.tar", static () => ThrowIf(true), stop.Token);

        stop.Cancel();

        Assert.That(() => run, Throws.InstanceOf<OperationCanceledException>());
    }

    private Task RunAsync(Action change) =>
        new SharingRetry(_time, _progress).RunAsync("/x/image.tar", change, CancellationToken.None);

    private async Task AdvanceAsync(Task run)
    {
        while (!run.IsCompleted)
        {
            if (_time.Waiting > 0)
            {
                _time.Advance(TimeSpan.FromMilliseconds(250));
            }

            await Task.Yield();
        }

        await run;
    }

    private static void ThrowIf(bool isOpen)
    {
        if (isOpen)
        {
            throw new IOException("a sentence of the framework's", SharingViolation);
        }
    }
}
