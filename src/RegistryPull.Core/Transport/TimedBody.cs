using System.Runtime.CompilerServices;
using RegistryPull.Retrying;

namespace RegistryPull.Transport;

/// <summary>A response's body whose every read ends: with bytes, at the end, after a silence, or because it
/// trickles.</summary>
internal sealed class TimedBody : IAsyncDisposable, IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _stream;
    private readonly BodyLimits _limits;
    private readonly CancellationToken _cancelled;
    private readonly Throttle? _throttle;
    private readonly SpeedFloor _floor = new();
    private readonly CancellationTokenSource _silence;
    private readonly ITimer _timer;

    private TimedBody(
        HttpResponseMessage response, Stream stream, BodyLimits limits, Throttle? throttle, CancellationToken cancelled)
    {
        (_response, _stream, _limits, _throttle, _cancelled) = (response, stream, limits, throttle, cancelled);
        _silence = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        _timer = limits.Time.CreateTimer(
            static silence => ((CancellationTokenSource)silence!).Cancel(),
            _silence,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>The host and port that serves it, after redirects.</summary>
    public string Host => _response.RequestMessage?.RequestUri?.Authority ?? "the registry";

    /// <summary>Takes over a response.</summary>
    /// <param name="response">The response; the body disposes of it.</param>
    /// <param name="limits">How long it may take.</param>
    /// <param name="throttle">Limits the speed; null for no limit.</param>
    /// <param name="cancellationToken">Cancels every read.</param>
    public static async Task<TimedBody> OpenAsync(
        HttpResponseMessage response, BodyLimits limits, Throttle? throttle, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new(response, stream, limits, throttle, cancellationToken);
    }

    /// <summary>Reads what has come; 0 at the end.</summary>
    /// <exception cref="TransientException">The connection broke, fell silent, or is too slow.</exception>
    public ValueTask<int> ReadAsync(Memory<byte> buffer) => _throttle switch
    {
        null => ReceiveAsync(buffer),
        _ => ReadSlowlyAsync(_throttle, buffer),
    };

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        _response.Dispose();
        _silence.Dispose();
    }

    public void Dispose()
    {
        _timer.Dispose();
        _stream.Dispose();
        _response.Dispose();
        _silence.Dispose();
    }

    private async ValueTask<int> ReadSlowlyAsync(Throttle throttle, Memory<byte> buffer)
    {
        var count = await ReceiveAsync(buffer[..throttle.Portion(buffer.Length)]).ConfigureAwait(false);
        await throttle.PayAsync(count, _cancelled).ConfigureAwait(false);
        return count;
    }

    // Runs thousands of times a layer, and mostly waits: pooling saves an allocation each time.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        var began = _limits.Time.GetTimestamp();
        int count;
        try
        {
            _timer.Change(_limits.Silence, Timeout.InfiniteTimeSpan);
            count = await _stream.ReadAsync(buffer, _silence.Token).ConfigureAwait(false);
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException) when (!_cancelled.IsCancellationRequested)
        {
            throw NetworkFailure.Silent(Host, _limits.Silence);
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            _cancelled.ThrowIfCancellationRequested();
            throw NetworkFailure.Broken(Host, error);
        }

        if (count > 0 && !_floor.Allows(count, _limits.Time.GetElapsedTime(began)))
        {
            throw NetworkFailure.Trickling(Host, BodyLimits.MinBytesPerWindow, BodyLimits.Window);
        }

        return count;
    }
}
