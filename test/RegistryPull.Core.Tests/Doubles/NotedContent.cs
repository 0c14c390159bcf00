using System.Net;

namespace RegistryPull;

/// <summary>The content of a response, which tells when nobody needs it any more.</summary>
internal sealed class NotedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly Action _disposed;
    private int _isDisposed;

    public NotedContent(HttpContent inner, Action disposed)
    {
        (_inner, _disposed) = (inner, disposed);
        foreach (var (name, values) in inner.Headers)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => _inner.ReadAsStreamAsync();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        _inner.CopyToAsync(stream, context);

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _inner.Dispose();
            _disposed();
        }

        base.Dispose(disposing);
    }
}
