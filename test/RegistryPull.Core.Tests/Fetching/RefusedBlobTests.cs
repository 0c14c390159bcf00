using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching;

/// <summary>Answers that are no blob at all.</summary>
[TestFixture]
internal sealed class RefusedBlobTests
{
    private static readonly Descriptor Layer = Fixture.Image().Layers()[0];

    [TestCase(408)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task Pull_PassingStatus_IsTriedAgain(int status)
    {
        await using var pull = await FaultyAsync(Faults.Status(status), times: 2);

        await pull.RunAsync();

        Assert.That(pull.Asked(Layer), Has.Count.EqualTo(3));
        Layout.AssertArchive(pull.Output, Fixture.Image());
    }

    [TestCase(429)]
    [TestCase(503)]
    public async Task Pull_PassingStatusThatStays_SaysHowOftenItWasTried(int status)
    {
        await using var pull = await FaultyAsync(Faults.Status(status), times: int.MaxValue);

        Assert.That(
            (await pull.FailAsync<RegistryUnavailableException>()).Message,
            Does.Contain($"{status}").And.Contain("gave up after 3 attempts"));
        Assert.That(pull.Asked(Layer), Has.Count.EqualTo(3));
    }

    [TestCase(404, typeof(ImageNotFoundException))]
    [TestCase(403, typeof(AccessDeniedException))]
    [TestCase(400, typeof(RegistryUnavailableException))]
    [TestCase(451, typeof(RegistryUnavailableException))]
    public async Task Pull_LastingStatus_IsToldWithoutAnotherTry(int status, Type kind)
    {
        await using var pull = await FaultyAsync(Faults.Status(status), times: int.MaxValue);

        var error = await Assert.ThrowsAsync(kind, () => pull.RunAsync());

        Assert.That(error!.Message, Does.Contain($"{status}").And.Contain("injected"));
        Assert.That(pull.Asked(Layer), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pull_UnauthorizedWithoutAChallenge_IsDenied()
    {
        await using var pull = await FaultyAsync(Faults.Status(401), times: int.MaxValue);

        Assert.That(
            (await pull.FailAsync<AccessDeniedException>()).Message, Does.Contain("without saying how to sign in"));
    }

    [Test]
    public async Task Pull_NoAnswerAtAll_IsTriedAgain()
    {
        await using var pull = await Pull.StartAsync();
        pull.Silence(request => IsForLayer(request) && pull.Asked(Layer).Count == 1);

        await pull.RunAsync();

        Assert.That(pull.Asked(Layer), Has.Count.EqualTo(2));
    }

    [TestCase("7", "in 7.0 s")]
    [TestCase("Thu, 01 Jan 2015 00:00:09 GMT", "in 9.0 s")]
    public async Task Pull_RetryAfter_IsHonouredAndTold(string retryAfter, string told)
    {
        await using var pull = await FaultyAsync(
            Faults.Status(429, ("Retry-After", retryAfter), ("Date", "Thu, 01 Jan 2015 00:00:00 GMT")));
        using var cancel = new CancellationTokenSource();
        pull.Progress.OnMessage = message =>
            CancelIf(message.Contains("retry 1 of 2", StringComparison.Ordinal), cancel);

        await Assert.ThatAsync(
            () => pull.RunAsync(cancellationToken: cancel.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(pull.Progress.Notes, Has.Some.Contains(told));
    }

    [TestCase("1000")]
    [TestCase("Thu, 01 Jan 2015 01:00:00 GMT")]
    public async Task Pull_RetryAfterThatIsTooLong_FailsAtOnceAndSaysSo(string retryAfter)
    {
        await using var pull = await FaultyAsync(
            Faults.Status(429, ("Retry-After", retryAfter), ("Date", "Thu, 01 Jan 2015 00:00:00 GMT")),
            times: int.MaxValue);

        Assert.That((await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain("it asks to wait"));
        Assert.That(pull.Asked(Layer), Has.Count.EqualTo(1));
    }

    private static void CancelIf(bool condition, CancellationTokenSource cancel)
    {
        if (condition)
        {
            cancel.Cancel();
        }
    }

    private static bool IsForLayer(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.EndsWith(Layer.Digest.Hex, StringComparison.Ordinal);

    private static async Task<Pull> FaultyAsync(Fault fault, int times = 1)
    {
        var pull = await Pull.StartAsync();
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), fault, times);
        return pull;
    }
}
