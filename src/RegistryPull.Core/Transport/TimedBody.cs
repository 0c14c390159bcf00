using System.Runtime.CompilerServices;

namespace RegistryPull.Transport;

/// <summary>A response's body whose every read ends: with bytes, at the end, or after a silence that is too long.</summary>
internal sealed class TimedBody : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _stream;
    private readonly TimeSpan _timeout;
    private readonly CancellationToken _cancelled;
    private readonly Throttle? _throttle;
    private readonly CancellationTokenSource _silence;
    private Action _broken = static () => { };

    private TimedBody(HttpResponseMessage response, Stream stream, TimeSpan timeout, Throttle? throttle, CancellationToken cancelled)
    {
        (_response, _stream, _timeout, _throttle, _cancelled) = (response, stream, timeout, throttle, cancelled);
        _silence = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
    }

    /// <summary>Who serves it, after redirects.</summary>
    public string Host => _response.RequestMessage?.RequestUri?.Authority ?? "the registry";

    /// <summary>Takes over the response of a document, which is small.</summary>
    public static Task<TimedBody> OpenAsync(HttpResponseMessage response, TimeSpan timeout, CancellationToken cancellationToken) =>
        OpenAsync(response, timeout, throttle: null, cancellationToken);

    /// <summary>Takes over a response.</summary>
    public static async Task<TimedBody> OpenAsync(HttpResponseMessage response, TimeSpan timeout, Throttle? throttle, CancellationToken cancellationToken) =>
        new(response, await response.Content.ReadAsStreamAsync(cancellationToken), timeout, throttle, cancellationToken);

    /// <summary>Has somebody told when the connection breaks or falls silent.</summary>
    public void OnBroken(Action told) => _broken = told;

    /// <summary>Reads what is there and may be had; 0 at the end.</summary>
    /// <exception cref="TransientException">The connection broke or fell silent.</exception>
    public ValueTask<int> ReadAsync(Memory<byte> buffer) => _throttle is null ? ReceiveAsync(buffer) : ReadSlowlyAsync(_throttle, buffer);

    /// <summary>Reads the whole of a small body.</summary>
    /// <returns>The bytes, or null when there are more than the limit.</returns>
    public async Task<byte[]?> ReadToEndAsync(int limit)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = await ReadAsync(buffer)) > 0;)
        {
            if (bytes.Length + count > limit)
            {
                return null;
            }

            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _response.Dispose();
        _silence.Dispose();
    }

    private async ValueTask<int> ReadSlowlyAsync(Throttle throttle, Memory<byte> buffer)
    {
        var count = await ReceiveAsync(buffer[..throttle.Portion(buffer.Length)]);
        await throttle.PayAsync(count, _cancelled);
        return count;
    }

    // Thousands of times a layer, and mostly with a wait: its state is used again.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        try
        {
            _silence.CancelAfter(_timeout);
            var count = await _stream.ReadAsync(buffer, _silence.Token);
            _silence.CancelAfter(Timeout.InfiniteTimeSpan);
            return count;
        }
        catch (OperationCanceledException) when (!_cancelled.IsCancellationRequested)
        {
            _broken();
            throw NetworkFailure.Silent(Host, _timeout);
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            _cancelled.ThrowIfCancellationRequested();
            _broken();
            throw NetworkFailure.Broken(Host, error);
        }
    }
}
