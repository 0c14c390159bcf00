using System.Globalization;

namespace RegistryPull.Serving;

/// <summary>The part of a blob that a request asks for.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="Length">The number of bytes.</param>
/// <remarks>RFC 9110, section 14.</remarks>
internal sealed record RequestedRange(long Start, long Length)
{
    private const string Unit = "bytes=";

    /// <summary>Gets whether the part is outside of the blob.</summary>
    public bool IsUnsatisfiable => Length <= 0;

    /// <summary>Reads the header <c>Range</c>.</summary>
    /// <param name="header">The value; null for none.</param>
    /// <param name="size">The size of the blob in bytes.</param>
    /// <returns>The part; null for the whole, which also answers a header that asks for several parts or cannot be
    /// read.</returns>
    public static RequestedRange? Parse(string? header, long size)
    {
        if (header is null || !header.StartsWith(Unit, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return header[Unit.Length..].Split('-') switch
        {
            ["", var suffix] when Number(suffix) is { } count => Last(count, size),
            [var first, ""] when Number(first) is { } start => From(start, size - 1, size),
            [var first, var last] when Number(first) is { } start && Number(last) is { } end && start <= end =>
                From(start, end, size),
            _ => null,
        };
    }

    private static RequestedRange Last(long count, long size)
    {
        var length = Math.Min(count, size);
        return new RequestedRange(size - length, length);
    }

    private static RequestedRange From(long start, long end, long size) =>
        new(start, Math.Min(end, size - 1) - start + 1);

    private static long? Number(string text)
    {
        if (long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return null;
    }
}
