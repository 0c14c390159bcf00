namespace RegistryPull;

/// <summary>Passes over the byte order mark that some tools on Windows write before JSON.</summary>
/// <remarks>RFC 8259, section 8.1: parsers may ignore the mark. A digest covers it, so it is passed over and not
/// removed.</remarks>
public static class ByteOrderMark
{
    private static ReadOnlySpan<byte> Utf8 => "\uFEFF"u8;

    /// <summary>Returns the bytes behind the mark.</summary>
    /// <param name="bytes">UTF-8 text, with or without a mark.</param>
    /// <returns>The text without the mark.</returns>
    public static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Utf8))
        {
            return bytes[Utf8.Length..];
        }

        return bytes;
    }

    /// <inheritdoc cref="Skip(ReadOnlySpan{byte})"/>
    public static ReadOnlyMemory<byte> Skip(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith(Utf8))
        {
            return bytes[Utf8.Length..];
        }

        return bytes;
    }
}
