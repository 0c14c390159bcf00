using System.Globalization;
using System.Text.Unicode;

namespace RegistryPull.Output.Resuming;

/// <summary>The text of the lines of a <see cref="PartialJournal"/>. Pure.</summary>
/// <remarks>
/// <c>held DIGEST OFFSET START END[:CRC32C] PATH</c>: bytes START to END of the blob are in the file PATH, where the
/// blob begins at OFFSET. <c>from DIGEST TOKEN</c>: the token that the source gave for them. <c>forget DIGEST</c>: they
/// proved wrong.
/// </remarks>
internal static class JournalFormat
{
    /// <summary>Reads a line.</summary>
    /// <returns>The line; null when it is malformed.</returns>
    public static JournalLine? Parse(string line) => line.Split(' ', 2) switch
    {
        ["held", var rest] => ParsePresent(rest),
        ["from", var rest] => ParseResumeToken(rest),
        ["forget", var rest] when Digest.TryParse(rest, out var blob) => new JournalLine.Forget(blob),
        _ => null,
    };

    /// <summary>Writes the line of bytes that are present, without allocating: this happens all the time while a blob
    /// is fetched.</summary>
    /// <returns>Whether the line fits the buffer.</returns>
    public static bool TryFormat(Span<byte> buffer, BlobExtents blob, Extent extent, out int length)
    {
        if (extent.Sum is { } sum)
        {
            return Utf8.TryWrite(
                buffer,
                CultureInfo.InvariantCulture,
                $"held {blob.Name} {blob.Offset} {extent.Start} {extent.End}:{sum:x8} {blob.Path}\n",
                out length);
        }

        return Utf8.TryWrite(
            buffer,
            CultureInfo.InvariantCulture,
            $"held {blob.Name} {blob.Offset} {extent.Start} {extent.End} {blob.Path}\n",
            out length);
    }

    public static string FormatResumeToken(Digest blob, string token) => $"from {blob} {token}\n";

    public static string FormatForget(Digest blob) => $"forget {blob}\n";

    private static JournalLine.ResumeToken? ParseResumeToken(string text)
    {
        if (text.Split(' ', 2) is [var digest, var token] && Digest.TryParse(digest, out var blob))
        {
            return new JournalLine.ResumeToken(blob, token);
        }

        return null;
    }

    private static JournalLine.Present? ParsePresent(string text)
    {
        if (text.Split(' ', 5) is [var digest, var offset, var start, var end, var path]
            && Digest.TryParse(digest, out var blob)
            && ParseNumber(offset) is { } at
            && ParseExtent(start, end) is { } extent
            && extent.End <= long.MaxValue - at)
        {
            return new JournalLine.Present(blob, path, at, extent);
        }

        return null;
    }

    private static Extent? ParseExtent(string start, string end)
    {
        var (last, sum) = end.Split(':') switch
        {
            [var number, var hex] => (number, hex),
            _ => (end, null),
        };
        if (ParseNumber(start) is not { } from || ParseNumber(last) is not { } to || from >= to)
        {
            return null;
        }

        if (TryParseSum(sum, out var parsed))
        {
            return new Extent(from, to, parsed);
        }

        return null;
    }

    // A line without a checksum is valid: the bytes came from a cache or from another layout.
    private static bool TryParseSum(string? hex, out uint? sum)
    {
        var isSum = uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        sum = isSum ? value : null;
        return isSum || hex is null;
    }

    private static long? ParseNumber(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        return null;
    }
}
