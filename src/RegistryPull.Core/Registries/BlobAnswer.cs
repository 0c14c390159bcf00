using System.Net;
using RegistryPull.Repositories;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>Judges what a server answers to a request for a blob, before a byte of it is read.</summary>
/// <remarks>RFC 9110, section 14: a server may ignore <c>Range</c>; some mangle it.</remarks>
internal static class BlobAnswer
{
    /// <summary>Reads the answer's head.</summary>
    /// <returns>The blob, or null when the answer is a refusal that the caller explains.</returns>
    /// <exception cref="RangeRefusedException">It is not the part that was asked for.</exception>
    /// <exception cref="InvalidContentException">It is not of the blob's size.</exception>
    public static async Task<ServedBlob?> ReadAsync(
        HttpResponseMessage response,
        Descriptor blob,
        ContentPart part,
        RegistryTransport transport,
        CancellationToken cancellationToken)
    {
        long? start = response.StatusCode switch
        {
            HttpStatusCode.OK => 0,
            HttpStatusCode.PartialContent => response.Content.Headers.ContentRange?.From ?? -1,
            HttpStatusCode.RequestedRangeNotSatisfiable => -1,
            _ => null,
        };
        if (start is null)
        {
            return null;
        }

        if (start < 0 || start > part.Start || !IsLongEnough(response, blob, part, start.Value))
        {
            throw await UnfitAsync(response, blob, part, transport.Limits, cancellationToken).ConfigureAwait(false);
        }

        var tag = EntityTag.FromResponse(response);
        var body = await transport.ReceiveAsync(response, cancellationToken).ConfigureAwait(false);
        return new ServedBlob(new ResponseBlobBody(body), start.Value, tag?.ToString())
        {
            IsReplaced = start < part.Start && IsOther(tag, part.Unchanged),
        };
    }

    // Tags of two hosts cannot be compared.
    private static bool IsOther(EntityTag? tag, EntityTag? known) =>
        known is not null && tag?.Host == known.Host && tag != known;

    // Some servers read the start of a range and ignore its end.
    private static bool IsLongEnough(HttpResponseMessage response, Descriptor blob, ContentPart part, long start) =>
        response.Content.Headers.ContentLength is not { } length
            || length == blob.Size - start
            || length == part.End - start;

    private static async Task<Exception> UnfitAsync(
        HttpResponseMessage response,
        Descriptor blob,
        ContentPart part,
        BodyLimits limits,
        CancellationToken cancellationToken)
    {
        var length = response.Content.Headers.ContentLength;
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
        var reason = await RegistryError.DescribeAsync(response, limits, cancellationToken).ConfigureAwait(false);
        return (part.IsWhole, isPage) switch
        {
            (false, _) => new RangeRefusedException(),
            (_, true) =>
                new TransientException(
                    new RegistryUnavailableException($"{reason}, where {blob.Digest} was asked for")),
            _ =>
                new InvalidContentException(
                    $"{reason} for {blob.Digest}, but with {length} bytes where the manifest says {blob.Size}"),
        };
    }
}
