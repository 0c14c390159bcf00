using NUnit.Framework;
using RegistryPull.Retrying;

namespace RegistryPull.Transport;

/// <summary>Bodies that come slowly, in virtual time.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TimedBodyTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly VirtualTimeProvider _time = new();

    // a byte every two seconds never falls silent, and would take a year for 16 MB
    [Test]
    public async Task Read_AByteEveryTwoSeconds_EndsAfterAMinute()
    {
        await using var body = await OpenAsync(TimeSpan.FromSeconds(2), piece: 1, length: 16_000_000);

        var error = await Assert.ThrowsAsync<TransientException>(() => DrainAsync(body));

        Assert.That(error!.Message, Is.EqualTo("cdn.example sends too slowly: less than 4 KiB in 60 s"));
        Assert.That(_time.Now, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    // connections over a line of 2 kB/s | bytes a second each
    [TestCase(1, 2000)]
    [TestCase(16, 125)]
    public async Task Read_AnHonestSlowLine_ComesThrough(int connections, int rate)
    {
        const int Length = 200_000;
        await using var body = await OpenAsync(TimeSpan.FromSeconds(1), rate, Length);

        Assert.That(await DrainAsync(body), Is.EqualTo(Length));
        Assert.That(_time.Now, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(100 * connections)));
    }

    // The reader is slow and the server is not: a full disk cache, or --limit-rate.
    [Test]
    public async Task Read_ASlowReader_IsNotTheServersFault()
    {
        await using var body = await OpenAsync(TimeSpan.Zero, piece: 10, length: 200);
        var buffer = new byte[10];

        while (await body.ReadAsync(buffer) > 0)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(_time.Now, Is.EqualTo(TimeSpan.FromMinutes(20)));
    }

    [Test]
    public async Task Read_Silence_EndsAfterTheTimeout()
    {
        await using var body = await OpenAsync(Timeout, piece: 1, length: 10);

        Assert.That((await Assert.ThrowsAsync<TransientException>(() => DrainAsync(body)))!.Message,
            Is.EqualTo("timed out after 30 s waiting for cdn.example (--timeout)"));
    }

    private static async Task<long> DrainAsync(TimedBody body)
    {
        var (all, buffer) = (0L, new byte[64 * 1024]);
        for (int count; (count = await body.ReadAsync(buffer)) > 0;)
        {
            all += count;
        }

        return all;
    }

    private async Task<TimedBody> OpenAsync(TimeSpan wait, int piece, long length)
    {
        var response = new HttpResponseMessage
        {
            Content = new StreamContent(new TricklingStream(_time, wait, piece, length)),
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://cdn.example/blob"),
        };
        return await TimedBody.OpenAsync(
            response, new BodyLimits(Timeout, _time), throttle: null, CancellationToken.None);
    }
}
