using System.Net.Http.Headers;

namespace RegistryPull.Testing;

/// <summary>The part of a body that a <c>Range</c> asks for (RFC 9110, 14.1.2: one range is enough here), unless
/// <c>If-Range</c> names another body (13.1.5).</summary>
internal readonly record struct AnswerRange(int Status, int Start, int Length, string? ContentRange)
{
    public static AnswerRange Of(FakeAnswer answer, RecordedRequest request)
    {
        var whole = new AnswerRange(answer.Status, 0, answer.Body.Length, answer.ContentRange);
        if (!answer.HonoursRange || answer.Status != 200 || !RangeHeaderValue.TryParse(request.Range, out var range) || range.Ranges.Count != 1
            || (request.IfRange is { } tag && tag != answer.Headers.GetValueOrDefault("ETag")))
        {
            return whole;
        }

        return Cut(range.Ranges.Single(), answer.Body.Length) is var (start, length)
            ? new AnswerRange(
                206, start, length, answer.ContentRange ?? $"bytes {start}-{start + length - 1}/{answer.Body.Length}")
            : new AnswerRange(416, 0, 0, answer.ContentRange ?? $"bytes */{answer.Body.Length}");
    }

    private static (int Start, int Length)? Cut(RangeItemHeaderValue range, int size)
    {
        var start = range.From ?? Math.Max(0, size - range.To!.Value);
        var end = range.From is null ? size - 1 : Math.Min(range.To ?? long.MaxValue, size - 1);
        return start < size && start <= end ? ((int)start, (int)(end - start + 1)) : null;
    }
}
