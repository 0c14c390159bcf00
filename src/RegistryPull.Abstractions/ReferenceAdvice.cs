using System.Text.RegularExpressions;

namespace RegistryPull;

/// <summary>Words what is wrong with a text that is not an image reference and, where it can, what was meant.</summary>
internal static partial class ReferenceAdvice
{
    /// <summary>Refuses what is not a name at all: addresses, pages of Docker Hub, user names with passwords.</summary>
    /// <param name="text">The text as typed, for the message.</param>
    /// <param name="bare">The text without <c>docker://</c>.</param>
    /// <exception cref="FormatException">It is one of these.</exception>
    public static void ThrowIfNotAName(string text, string bare)
    {
        if (bare.Length == 0)
        {
            throw Invalid(text, "it is empty: write a name such as nginx or ghcr.io/owner/name:tag");
        }

        // The text is not repeated, because messages end up in logs.
        if (UserInformation().IsMatch(bare))
        {
            throw new FormatException(
                "an image reference has no user name and password in it: leave them out, and give -u NAME and "
                + "--password-stdin");
        }

        if (bare.AsSpan().IndexOfAny(' ', '\t') >= 0)
        {
            throw Invalid(text, "it contains a space");
        }

        ThrowIfAddress(text, bare);
    }

    public static FormatException NotATag(string text, string tag) => Invalid(
        text,
        $"'{TerminalText.Sanitize(tag)}' is not a tag: letters, digits, '_', '.' and '-', at most 128, "
        + "not starting with '.' or '-'");

    public static FormatException NotADigest(string text, string value) => Invalid(
        text,
        $"'{TerminalText.Sanitize(value)}' is not a digest: expected sha256: and 64, or sha512: and 128, lower-case "
        + "hexadecimal digits");

    public static FormatException NotARepository(string text, string repository)
    {
        if (repository.AsSpan().IndexOfAnyInRange('A', 'Z') < 0)
        {
            return Invalid(
                text,
                $"'{TerminalText.Sanitize(repository)}' is not a repository: lower-case letters and digits, "
                + "joined by '.', '_', '__' or dashes, in parts joined by '/'");
        }

        // What was typed, without the library/ that it stands for.
        var typed = repository;
        if (!text.Contains(repository, StringComparison.Ordinal))
        {
            typed = repository[ImageReference.Official.Length..];
        }

        var lower = text.Replace(typed, typed.ToLowerInvariant(), StringComparison.Ordinal);
        return Invalid(text, $"a repository is lower case: write {TerminalText.Sanitize(lower)}");
    }

    public static FormatException Invalid(string text, string why) =>
        new($"'{TerminalText.Sanitize(text)}' is not an image reference: {why}");

    private static void ThrowIfAddress(string text, string bare)
    {
        var scheme = bare.IndexOf("://", StringComparison.Ordinal);
        var start = scheme < 0 ? 0 : scheme + "://".Length;
        var address = bare[start..];
        if (HubPage().Match(address) is { Success: true } page)
        {
            var name = page.Groups["official"] switch
            {
                { Success: true } official => official.Value,
                _ => page.Groups["name"].Value,
            };
            throw Invalid(text, $"it is the address of a page on Docker Hub: the image is {name}");
        }

        if (scheme >= 0)
        {
            throw NotAnAddress(text, bare[..start], address);
        }
    }

    private static FormatException NotAnAddress(string text, string scheme, string address)
    {
        if (address.Length == 0)
        {
            return Invalid(text, "it is an address without a name");
        }

        var name = TerminalText.Sanitize(address.TrimEnd('/'));
        var shown = TerminalText.Sanitize(scheme);
        return Invalid(text, $"it is an address, not a name: leave out '{shown}' and write {name}");
    }

    [GeneratedRegex(@"^(?:[A-Za-z]+://[^/@]*@|[^/@]*:[^/@]*@[^/@:]+(?:\.|:[0-9]+/|/))", RegexOptions.CultureInvariant)]
    private static partial Regex UserInformation();

    [GeneratedRegex(
        @"^(?:www\.)?hub\.docker\.com/"
        + @"(?:_/(?<official>[a-z0-9._-]+)|(?:r|repository/docker|layers)/(?<name>[a-z0-9._-]+/[a-z0-9._-]+))",
        RegexOptions.CultureInvariant)]
    private static partial Regex HubPage();
}
