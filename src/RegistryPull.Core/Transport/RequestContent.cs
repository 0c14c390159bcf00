using System.Net;

namespace RegistryPull.Transport;

/// <summary>Sends the body of a request. Each write has a limit for silence, and all of them a least speed.</summary>
internal sealed class RequestContent : HttpContent
{
    private readonly IRequestBody _body;
    private readonly RegistryRequest _request;
    private readonly SilenceTimer _silence;
    private readonly BodyLimits _limits;
    private readonly Throttle _throttle;
    private readonly SpeedFloor _floor = new();
    private bool _isBroken;

    public RequestContent(RegistryRequest request, SilenceTimer silence, BodyLimits limits, Throttle throttle)
    {
        (_request, _silence, _limits, _throttle) = (request, silence, limits, throttle);
        _body = request.Body!;
        Headers.TryAddWithoutValidation("Content-Type", _body.MediaType);
        if (_body.ContentRange is { } range)
        {
            // distribution-spec, "Pushing a blob in chunks": START-END, without the unit that RFC 9110 has.
            Headers.TryAddWithoutValidation("Content-Range", range);
        }
    }

    /// <summary>Creates the content of a request.</summary>
    /// <returns>Null when the request has no body.</returns>
    public static RequestContent? Create(
        RegistryRequest request, SilenceTimer silence, BodyLimits limits, Throttle throttle)
    {
        if (request.Body is null)
        {
            return null;
        }

        return new RequestContent(request, silence, limits, throttle);
    }

    /// <summary>Gets why the body could not be read; null when it could, or when the connection broke.</summary>
    public Exception? Failure { get; private set; }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The source has its own limits: how long it takes is not the server's silence.
        _silence.Stop();
        try
        {
            await _body.WriteToAsync(
                bytes => SendAsync(stream, bytes, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!_isBroken && failure is not OperationCanceledException)
        {
            Failure = failure;
            throw;
        }

        _silence.Restart(_request.AnswerTime);
    }

    private async Task SendAsync(Stream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var portion = bytes[.._throttle.Portion(bytes.Length)];
            await WriteAsync(stream, portion, cancellationToken).ConfigureAwait(false);
            await _throttle.PayAsync(portion.Length, cancellationToken).ConfigureAwait(false);
            bytes = bytes[portion.Length..];
        }
    }

    private async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var began = _limits.Time.GetTimestamp();
        _silence.Restart();
        try
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or ObjectDisposedException)
        {
            _isBroken = true;
            throw;
        }
        finally
        {
            _silence.Stop();
        }

        if (!_floor.Allows(bytes.Length, _limits.Time.GetElapsedTime(began)))
        {
            throw NetworkFailure.Clogged(
                _request.Uri.Authority, BodyLimits.MinBytesPerWindow, BodyLimits.Window);
        }
    }
}
