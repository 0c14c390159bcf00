using NUnit.Framework;

namespace RegistryPull.Retrying;

[TestFixture]
internal sealed class RetryPolicyTests
{
    private RecordingProgress _progress = new();
    private int _attempts;

    [SetUp]
    public void SetUp() => (_progress, _attempts) = (new RecordingProgress(), 0);

    [Test]
    public async Task Execute_FailsLessOftenThanItMay_GivesTheResult()
    {
        var result = await Policy(retries: 2)
            .ExecuteAsync(_ => ++_attempts < 3 ? throw Passing() : Task.FromResult("done"), default);

        Assert.That((result, _attempts), Is.EqualTo(("done", 3)));
    }

    [TestCase(0, "it broke")]
    [TestCase(2, "it broke (gave up after 3 attempts)")]
    public async Task Execute_FailsAlways_TellsItsCauseAndHowOften(int retries, string message)
    {
        var error = await FailAsync(Policy(retries), Passing());

        Assert.That((error.Message, _attempts), Is.EqualTo((message, retries + 1)));
    }

    [Test]
    public async Task Execute_LastingFailure_IsNotTriedAgain()
    {
        var error = await Assert.ThrowsAsync<ImageNotFoundException>(() => Policy(retries: 2).ExecuteAsync<int>(
            _ =>
            {
                _attempts++;
                throw new ImageNotFoundException("gone");
            },
            default));

        Assert.That((error!.Message, _attempts), Is.EqualTo(("gone", 1)));
    }

    [TestCase(901)]
    [TestCase(86_400)]
    [TestCase(int.MaxValue)]
    public async Task Execute_AskedToWaitTooLong_FailsAtOnceAndSaysHowLong(int seconds)
    {
        var error = await FailAsync(Policy(retries: 2), Passing(TimeSpan.FromSeconds(seconds)));

        Assert.That(error.Message, Does.Contain($"asks to wait {seconds / 60.0:0} minutes"));
        Assert.That(_attempts, Is.EqualTo(1));
    }

    // asked to wait (s) | the delay that is told
    // ------------------+-----------------------------------------
    // longer than ours  | what was asked; from 1 s on as a note
    // shorter, negative | ours: 1 ms, half of it by chance
    [TestCase(900, "it broke; retry 1 of 2 in 900.0 s", true)]
    [TestCase(5, "it broke; retry 1 of 2 in 5.0 s", true)]
    [TestCase(4, "it broke; retry 1 of 2 in 4.0 s", true)]
    [TestCase(1, "it broke; retry 1 of 2 in 1.0 s", true)]
    [TestCase(0, "it broke; retry 1 of 2 in 0.0 s", false)]
    [TestCase(-60, "it broke; retry 1 of 2 in 0.0 s", false)]
    public async Task Execute_AskedToWait_WaitsThatLong(int seconds, string message, bool isNote)
    {
        // Nobody waits for it here: cancelling ends the delay.
        using var cancel = new CancellationTokenSource();
        _progress.OnMessage = _ => cancel.Cancel();

        await Assert.ThatAsync(
            () => Policy(retries: 2).ExecuteAsync<int>(_ => throw Passing(TimeSpan.FromSeconds(seconds)), cancel.Token),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(isNote ? _progress.Notes : _progress.Details, Is.EqualTo(new[] { message }));
        Assert.That(_progress.Waits.Single().TotalSeconds, Is.EqualTo(Math.Max(seconds, 0)).Within(0.001));
    }

    [Test]
    public async Task Execute_AskedToWait_WaitsByTheClockThatItWasGiven()
    {
        var time = new VirtualTimeProvider();
        var result = Policy(retries: 1, time).ExecuteAsync(
            _ => ++_attempts < 2 ? throw Passing(TimeSpan.FromMinutes(10)) : Task.FromResult("done"), default);

        time.Advance(TimeSpan.FromMinutes(9));
        Assert.That((result.IsCompleted, _attempts), Is.EqualTo((false, 1)));
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.That((await result, _attempts), Is.EqualTo(("done", 2)));
    }

    private static TransientException Passing(TimeSpan? retryAfter = null) =>
        new(new RegistryUnavailableException("it broke"), retryAfter);

    private RetryPolicy Policy(int retries) => Policy(retries, TimeProvider.System);

    private RetryPolicy Policy(int retries, TimeProvider time) => new(
        new RegistryPullOptions { Retries = retries, RetryDelay = TimeSpan.FromMilliseconds(1) },
        _progress,
        time,
        new Random(1));

    private async Task<RegistryUnavailableException> FailAsync(RetryPolicy policy, TransientException failure) =>
        (await Assert.ThrowsAsync<RegistryUnavailableException>(() => policy.ExecuteAsync<int>(
            _ =>
            {
                _attempts++;
                throw failure;
            },
            default)))!;
}
