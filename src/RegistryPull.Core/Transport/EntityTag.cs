using System.Net.Http.Headers;

namespace RegistryPull.Transport;

/// <summary>A strong validator with its host: the same content has another tag at every host.</summary>
/// <param name="Host">The host and port that served it, after redirects.</param>
/// <param name="Tag">The tag with its quotes.</param>
/// <remarks>RFC 9110, sections 8.8.3 and 13.1.5: only a strong one may go with <c>If-Range</c>.</remarks>
internal sealed record EntityTag(string Host, string Tag)
{
    private const int MaxLength = 200;

    /// <summary>The tag of an answer.</summary>
    /// <returns>Null when it has none, or one that is weak or of no sensible form.</returns>
    public static EntityTag? FromResponse(HttpResponseMessage response) => response switch
    {
        { Headers.ETag: { IsWeak: false } tag, RequestMessage.RequestUri: { } uri } =>
            Parse($"{uri.Authority} {tag.Tag}"),
        _ => null,
    };

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>Null when it is nothing that it could have written.</returns>
    public static EntityTag? Parse(string? text)
    {
        if (text?.Length <= MaxLength
                && text.All(static letter => letter is >= ' ' and <= '~')
                && text.Split(' ') is [{ Length: > 0 } host, ['"', .., '"'] tag]
            && EntityTagHeaderValue.TryParse(tag, out _))
        {
            return new EntityTag(host, tag);
        }

        return null;
    }

    public override string ToString() => $"{Host} {Tag}";
}
