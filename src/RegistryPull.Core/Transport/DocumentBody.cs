using System.Buffers;
using System.IO.Compression;
using RegistryPull.Retrying;

namespace RegistryPull.Transport;

/// <summary>Reads a document: a manifest, a token, a page of tags, an error. It has a total time, and may come
/// compressed.</summary>
internal static class DocumentBody
{
    // Most manifests and tokens are shorter.
    private const int InitialCapacity = 4096;

    /// <summary>Reads a document and disposes of the response.</summary>
    /// <param name="response">The response, its body unread.</param>
    /// <param name="limit">How many bytes it may have, decompressed.</param>
    /// <param name="limits">How long it may take.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The bytes, or null when there are more than the limit.</returns>
    /// <exception cref="TransientException">The connection broke, or the document takes too long.</exception>
    /// <exception cref="InvalidContentException">It is compressed in a way that was not asked for and cannot be
    /// read.</exception>
    public static async Task<byte[]?> ReadAsync(
        HttpResponseMessage response, int limit, BodyLimits limits, CancellationToken cancellationToken)
    {
        string[] encodings = [.. response.Content.Headers.ContentEncoding];
        var opened = TimedBody.OpenAsync(response, limits, throttle: null, cancellationToken);
        var body = await opened.ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            var bytes = await ReadAsync(body, limit, limits).ConfigureAwait(false);
            if (bytes is null)
            {
                return null;
            }

            return Decode(bytes, encodings, limit, body.Host);
        }
    }

    private static async Task<byte[]?> ReadAsync(TimedBody body, int limit, BodyLimits limits)
    {
        var began = limits.Time.GetTimestamp();
        var bytes = new ArrayBufferWriter<byte>(InitialCapacity);
        for (int count; (count = await body.ReadAsync(bytes.GetMemory()).ConfigureAwait(false)) > 0;)
        {
            bytes.Advance(count);
            if (bytes.WrittenCount > limit)
            {
                return null;
            }

            if (limits.Time.GetElapsedTime(began) > BodyLimits.DocumentTime(bytes.WrittenCount))
            {
                throw NetworkFailure.TooSlow(body.Host, bytes.WrittenCount, limits.Time.GetElapsedTime(began));
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    // Proxies and object stores compress what was stored compressed, unasked. The digest is of the document itself.
    private static byte[]? Decode(byte[] bytes, string[] encodings, int limit, string host) => encodings switch
    {
        [] => bytes,
        [var one] when IsOneOf(one, "identity") => bytes,
        [var one] when IsOneOf(one, "gzip", "x-gzip") => Decompress(bytes, limit, host),
        _ => throw new InvalidContentException($"{host} sends a document in the encoding "
            + $"'{TerminalText.Sanitize(string.Join(", ", encodings))}', which was not asked for"),
    };

    private static bool IsOneOf(string encoding, params ReadOnlySpan<string> known)
    {
        foreach (var name in known)
        {
            if (string.Equals(encoding, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[]? Decompress(byte[] bytes, int limit, string host)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var document = new ArrayBufferWriter<byte>(InitialCapacity);
            for (int count; (count = gzip.Read(document.GetSpan())) > 0;)
            {
                document.Advance(count);
                if (document.WrittenCount > limit)
                {
                    return null;
                }
            }

            return document.WrittenSpan.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new InvalidContentException($"{host} sends a document that is said to be gzip and is not");
        }
    }
}
