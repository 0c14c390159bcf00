using NUnit.Framework;
using RegistryPull.Retrying;

namespace RegistryPull.Transport;

/// <summary>Servers that take a body slowly, in virtual time.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RequestContentTests
{
    private readonly VirtualTimeProvider _time = new();
    private bool _isSilent;

    [Test]
    public async Task Send_ATrickle_EndsAfterAMinute()
    {
        using var silence = Silence();
        using var content = Content(silence, pieces: 1000);

        var error = await Assert.ThrowsAsync<TransientException>(
            () => content.CopyToAsync(new Receiver(_time, TimeSpan.FromSeconds(2))));

        Assert.That(error!.Message, Is.EqualTo("registry.example receives too slowly: less than 4 KiB in 60 s"));
        Assert.That(content.Failure, Is.SameAs(error));
    }

    [Test]
    public async Task Send_NothingIsTaken_IsSilence()
    {
        using var silence = Silence();
        using var content = Content(silence, pieces: 1);

        await content.CopyToAsync(new Receiver(_time, TimeSpan.FromSeconds(31)));

        Assert.That(_isSilent, Is.True);
    }

    // The source is slow and the server is not.
    [Test]
    public async Task Send_ASlowSource_IsNotTheServersSilence()
    {
        using var silence = Silence();
        using var content = Content(silence, pieces: 3, onPiece: () => _time.Advance(TimeSpan.FromMinutes(10)));

        await content.CopyToAsync(Stream.Null);

        Assert.That(_isSilent, Is.False);
    }

    [Test]
    public async Task Send_TheAnswerMayTakeLonger_IsWaitedFor()
    {
        using var silence = Silence();
        using var content = Content(silence, pieces: 1, answerTime: TimeSpan.FromSeconds(60));
        await content.CopyToAsync(Stream.Null);

        _time.Advance(TimeSpan.FromSeconds(89));
        Assert.That(_isSilent, Is.False);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(_isSilent, Is.True);
    }

    [Test]
    public void Headers_OfAPart_AreThoseOfTheSpecification()
    {
        using var silence = Silence();
        using var content = Content(silence, pieces: 4);

        Assert.That(content.Headers.NonValidated["Content-Range"].ToString(), Is.EqualTo("0-3"));
        Assert.That(content.Headers.ContentLength, Is.EqualTo(4));
    }

    private SilenceTimer Silence()
    {
        var silence = new SilenceTimer(new BodyLimits(TimeSpan.FromSeconds(30), _time));
        silence.Token.Register(() => _isSilent = true);
        return silence;
    }

    private RequestContent Content(
        SilenceTimer silence, int pieces, Action? onPiece = null, TimeSpan answerTime = default)
    {
        var request = new RegistryRequest(new Uri("https://registry.example/upload"))
        {
            Body = new Pieces(pieces, onPiece),
            AnswerTime = answerTime,
        };
        var throttle = new Throttle(new RegistryPullOptions(), _time);
        return new RequestContent(request, silence, new BodyLimits(TimeSpan.FromSeconds(30), _time), throttle);
    }

    /// <summary>A body of single bytes.</summary>
    private sealed class Pieces(int count, Action? onPiece) : IRequestBody
    {
        public string MediaType => "application/octet-stream";

        public long Length => count;

        public string? ContentRange => $"0-{count - 1}";

        public bool IsAvailable => true;

        public async Task WriteToAsync(Func<ReadOnlyMemory<byte>, Task> send, CancellationToken cancellationToken)
        {
            for (var i = 0; i < count; i++)
            {
                onPiece?.Invoke();
                await send(new byte[1]);
            }
        }
    }

    /// <summary>A connection that takes its time for each write.</summary>
    private sealed class Receiver(VirtualTimeProvider time, TimeSpan pause) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            time.Advance(pause);
            return ValueTask.CompletedTask;
        }
    }
}
