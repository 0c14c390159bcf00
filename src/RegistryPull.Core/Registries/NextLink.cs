namespace RegistryPull.Registries;

/// <summary>Finds the next page in <c>Link</c> headers: <c>&lt;/v2/app/tags/list?last=b&gt;; rel="next"</c>.</summary>
/// <remarks>RFC 8288, section 3: several links in one header or several, parameters quoted or not.</remarks>
internal static class NextLink
{
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
