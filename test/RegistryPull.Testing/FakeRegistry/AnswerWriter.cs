using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RegistryPull.Testing;

/// <summary>Sends an answer, with the faults that it carries.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpContext context, RecordedRequest request, FakeAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.StallAfter < 0)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        var range = AnswerRange.Of(answer, request);
        WriteHead(context.Response, answer, range);
        if (request.Method != HttpMethods.Head)
        {
            await WriteBodyAsync(context, answer, answer.Body.Slice(range.Start, range.Length), cancellationToken);
        }
    }

    private static void WriteHead(HttpResponse response, FakeAnswer answer, AnswerRange range)
    {
        response.StatusCode = range.Status;
        if (answer.Reason is not null)
        {
            response.HttpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = answer.Reason;
        }

        response.ContentLength = answer.Chunked ? null : range.Length;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (range.ContentRange is not null)
        {
            response.Headers.ContentRange = range.ContentRange;
        }
    }

    private static async Task WriteBodyAsync(
        HttpContext context, FakeAnswer answer, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await context.Response.Body.FlushAsync(cancellationToken);
        var cut = Math.Min(body.Length, answer.TearAfter ?? answer.StallAfter ?? body.Length);
        await SendAsync(context.Response, body[..cut], answer.BytesPerSecond, cancellationToken);
        if (answer.StallAfter is not null)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        if (answer.TearAfter is not null)
        {
            // Kestrel sends what was flushed, and closes the connection within the body. An abort would discard an
            // unknown part of it.
            throw new IOException("the connection breaks here");
        }
    }

    private static async Task SendAsync(
        HttpResponse response, ReadOnlyMemory<byte> bytes, int bytesPerSecond, CancellationToken cancellationToken)
    {
        const int SlicesPerSecond = 20;
        var slice = bytesPerSecond == 0 ? Math.Max(bytes.Length, 1) : Math.Max(bytesPerSecond / SlicesPerSecond, 1);
        for (var at = 0; at < bytes.Length; at += slice)
        {
            await response.Body.WriteAsync(bytes.Slice(at, Math.Min(slice, bytes.Length - at)), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
            if (bytesPerSecond > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds((double)slice / bytesPerSecond), cancellationToken);
            }
        }
    }
}
