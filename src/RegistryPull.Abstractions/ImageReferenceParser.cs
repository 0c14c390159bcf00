using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace RegistryPull;

/// <summary>The grammar of <c>distribution/reference</c>, with an explanation for each way to miss it.</summary>
internal static partial class ImageReferenceParser
{
    private const int MaxNameLength = 255;

    public static ImageReference Parse(string text)
    {
        var rest = text.StartsWith("docker://", StringComparison.Ordinal) ? text["docker://".Length..] : text;
        RefuseAddresses(text, rest);

        var digest = TakeDigest(text, ref rest);
        var tag = TakeTag(ref rest);
        var (registry, repository) = SplitRegistry(rest);

        CheckRegistry(text, registry);
        CheckRepository(text, repository);
        if (tag is not null && !Tag().IsMatch(tag))
        {
            throw Invalid(text, $"'{TerminalText.Sanitize(tag)}' is not a tag: letters, digits, '_', '.' and '-', at most 128, not starting with '.' or '-'");
        }

        if (registry.Length + repository.Length + 1 > MaxNameLength)
        {
            throw Invalid(text, $"the name is longer than {MaxNameLength} characters");
        }

        return ImageReference.Create(registry, repository, tag ?? (digest is null ? "latest" : null), digest);
    }

    // The rule is docker's: the first component is a registry only when it looks like a host.
    public static bool StartsWithRegistry(string name)
    {
        var first = name.AsSpan(0, Math.Max(0, name.IndexOf('/', StringComparison.Ordinal)));
        return first.ContainsAny('.', ':') || first is "localhost";
    }

    private static void RefuseAddresses(string text, string rest)
    {
        if (rest.Length == 0)
        {
            throw Invalid(text, "it is empty: write a name such as nginx or ghcr.io/owner/name:tag");
        }

        // Not repeated: it is on its way into a log.
        if (UserInformation().IsMatch(rest))
        {
            throw new FormatException("an image reference has no user name and password in it: leave them out, and give -u NAME and --password-stdin");
        }

        if (rest.AsSpan().IndexOfAny(' ', '\t') >= 0)
        {
            throw Invalid(text, "it contains a space");
        }

        var scheme = rest.IndexOf("://", StringComparison.Ordinal);
        var address = scheme < 0 ? rest : rest[(scheme + 3)..];
        if (HubPage().Match(address) is { Success: true } page)
        {
            var name = page.Groups["official"] is { Success: true } official ? official.Value : page.Groups["name"].Value;
            throw Invalid(text, $"it is the address of a page on Docker Hub: the image is {name}");
        }

        if (scheme >= 0)
        {
            throw Invalid(text, address.Length == 0
                ? "it is an address without a name"
                : $"it is an address, not a name: leave out '{TerminalText.Sanitize(rest[..(scheme + 3)])}' and write {TerminalText.Sanitize(address.TrimEnd('/'))}");
        }
    }

    private static Digest? TakeDigest(string text, ref string rest)
    {
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var value = rest[(at + 1)..];
        rest = rest[..at];
        return Digest.TryParse(value, out var digest)
            ? digest
            : throw Invalid(text, $"'{TerminalText.Sanitize(value)}' is not a digest: expected sha256: and 64, or sha512: and 128, lower-case hexadecimal digits");
    }

    private static string? TakeTag(ref string rest)
    {
        var colon = rest.LastIndexOf(':');
        if (colon <= rest.LastIndexOf('/'))
        {
            return null;
        }

        var tag = rest[(colon + 1)..];
        rest = rest[..colon];
        return tag;
    }

    private static (string Registry, string Repository) SplitRegistry(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var (registry, repository) = StartsWithRegistry(name) ? (name[..slash], name[(slash + 1)..]) : (ImageReference.DockerHub, name);

        if (string.Equals(registry, ImageReference.DockerHub, StringComparison.OrdinalIgnoreCase)
            || string.Equals(registry, "index.docker.io", StringComparison.OrdinalIgnoreCase))
        {
            registry = ImageReference.DockerHub;
            repository = repository.Contains('/', StringComparison.Ordinal) ? repository : "library/" + repository;
        }

        return (registry.ToLowerInvariant(), repository);
    }

    private static void CheckRegistry(string text, string registry)
    {
        var match = Registry().Match(registry);
        if (!match.Success || (match.Groups["port"] is { Success: true } port && !ushort.TryParse(port.ValueSpan, out _)))
        {
            throw Invalid(text, $"'{TerminalText.Sanitize(registry)}' is not a registry: expected HOST or HOST:PORT");
        }

        if (match.Groups["ipv6"] is { Success: true } ipv6
            && !(IPAddress.TryParse(ipv6.ValueSpan, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6))
        {
            throw Invalid(text, $"'{TerminalText.Sanitize(registry)}' is not an IPv6 address");
        }
    }

    private static void CheckRepository(string text, string repository)
    {
        if (repository.AsSpan().IndexOfAnyInRange('A', 'Z') >= 0)
        {
            var typed = text.Contains(repository, StringComparison.Ordinal) ? repository : repository["library/".Length..];
            throw Invalid(text, $"a repository is lower case: write {TerminalText.Sanitize(text.Replace(typed, typed.ToLowerInvariant(), StringComparison.Ordinal))}");
        }

        if (!Repository().IsMatch(repository))
        {
            throw Invalid(text, $"'{TerminalText.Sanitize(repository)}' is not a repository: lower-case letters and digits, joined by '.', '_', '__' or dashes, in parts joined by '/'");
        }

        // distribution/reference refuses it too: it could be taken for the ID of an image.
        if (ImageId().IsMatch(repository))
        {
            throw Invalid(text, "64 hexadecimal digits are an image's ID, not a name: a registry wants NAME@sha256:DIGITS");
        }
    }

    private static FormatException Invalid(string text, string why) =>
        new($"'{TerminalText.Sanitize(text)}' is not an image reference: {why}");

    [GeneratedRegex(@"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[(?<ipv6>[0-9a-f:.]+)\])(?::(?<port>[0-9]{1,5}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Registry();

    [GeneratedRegex(@"^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Repository();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:library/)?[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ImageId();

    [GeneratedRegex(@"^(?:[A-Za-z]+://[^/@]*@|[^/@]*:[^/@]*@[^/@:]+(?:\.|:[0-9]+/|/))", RegexOptions.CultureInvariant)]
    private static partial Regex UserInformation();

    [GeneratedRegex(@"^(?:www\.)?hub\.docker\.com/(?:_/(?<official>[a-z0-9._-]+)|(?:r|repository/docker|layers)/(?<name>[a-z0-9._-]+/[a-z0-9._-]+))", RegexOptions.CultureInvariant)]
    private static partial Regex HubPage();
}
