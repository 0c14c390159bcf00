namespace RegistryPull.Registries;

/// <summary>Finds the next page in <c>Link</c> headers: <c>&lt;/v2/app/tags/list?last=b&gt;; rel="next"</c>.</summary>
/// <remarks>RFC 8288, section 3: several links in one header or several, parameters quoted or not.</remarks>
internal static class NextLink
{
    /// <summary>Returns the path and query of the page after one that was served.</summary>
    /// <param name="response">The page.</param>
    /// <param name="asked">The address that it was asked at.</param>
    /// <returns>Null when there is no next page.</returns>
    /// <remarks>Only the position is taken, not the host or the path: the query of the link, at the address that was
    /// asked. Behind a proxy a registry names the host, scheme and path that the proxy forwards to (Nexus,
    /// Artifactory), and a credential must not follow a link.</remarks>
    /// <exception cref="InvalidContentException">The link is not an address.</exception>
    public static string? Continue(HttpResponseMessage response, Uri asked)
    {
        if (Find(HeaderLines.Read(response, "Link")) is not { } link)
        {
            return null;
        }

        if (!Uri.TryCreate(asked, link, out var next) || next.Scheme is not ("http" or "https"))
        {
            throw new InvalidContentException(
                $"{asked.Authority} names a next page that is not an address: '{TerminalText.Sanitize(link)}'");
        }

        if (next.Query.Length > 1)
        {
            return asked.AbsolutePath + next.Query;
        }

        return next.PathAndQuery;
    }

    /// <returns>The link as written; null when there is no next page.</returns>
    public static string? Find(IEnumerable<string> headers) =>
        headers.SelectMany(
            static header => header.Split('<').Skip(1)).Select(Read).FirstOrDefault(static link => link is not null);

    private static string? Read(string text)
    {
        var end = text.IndexOf('>', StringComparison.Ordinal);
        if (end > 0 && text[(end + 1)..].Split(';', ',').Any(IsNext))
        {
            return text[..end].Trim();
        }

        return null;
    }

    private static bool IsNext(string parameter) => parameter.Split('=', 2) is [var name, var value]
        && string.Equals(name.Trim(), "rel", StringComparison.OrdinalIgnoreCase)
        && value.Trim(' ', '\t', '"').Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);
}
