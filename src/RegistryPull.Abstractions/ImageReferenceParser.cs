using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace RegistryPull;

/// <summary>Reads image references by the grammar of <c>distribution/reference</c>. <see cref="ReferenceAdvice"/> words
/// the failures.</summary>
internal static partial class ImageReferenceParser
{
    private const string Scheme = "docker://";
    private const string DefaultTag = "latest";
    private const int MaxNameLength = 255;

    public static ImageReference Parse(string text)
    {
        var bare = text;
        if (text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            bare = text[Scheme.Length..];
        }

        ReferenceAdvice.ThrowIfNotAName(text, bare);
        var (name, tag, digest) = Split(text, bare);
        var (registry, repository) = SplitName(name);
        CheckRegistry(text, registry);
        CheckRepository(text, repository);
        if (tag is not null && !Tag().IsMatch(tag))
        {
            throw ReferenceAdvice.NotATag(text, tag);
        }

        if (registry.Length + 1 + repository.Length > MaxNameLength)
        {
            throw ReferenceAdvice.Invalid(text, $"the name is longer than {MaxNameLength} characters");
        }

        var needsTag = tag is null && digest is null;
        return ImageReference.Create(registry, repository, needsTag ? DefaultTag : tag, digest);
    }

    /// <summary>Returns whether the first component of a name is a registry.</summary>
    public static bool StartsWithRegistry(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && ImageReference.IsRegistry(name[..slash]);
    }

    private static (string Name, string? Tag, Digest? Digest) Split(string text, string bare)
    {
        var at = bare.IndexOf('@', StringComparison.Ordinal);
        var (rest, digest) = at switch
        {
            < 0 => (bare, null),
            _ => (bare[..at], ParseDigest(text, bare[(at + 1)..])),
        };
        var colon = rest.LastIndexOf(':');
        if (colon > rest.LastIndexOf('/'))
        {
            return (rest[..colon], rest[(colon + 1)..], digest);
        }

        return (rest, null, digest);
    }

    private static Digest ParseDigest(string text, string value)
    {
        if (!Digest.TryParse(value, out var digest))
        {
            throw ReferenceAdvice.NotADigest(text, value);
        }

        return digest;
    }

    private static (string Registry, string Repository) SplitName(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var (registry, repository) = SplitRegistry(name, slash);
        if (registry is not (ImageReference.DockerHub or "index.docker.io"))
        {
            return (registry, repository);
        }

        var isOfficial = !repository.Contains('/', StringComparison.Ordinal);
        return (ImageReference.DockerHub, isOfficial ? ImageReference.Official + repository : repository);
    }

    private static (string, string) SplitRegistry(string name, int slash)
    {
        if (StartsWithRegistry(name))
        {
            return (name[..slash].ToLowerInvariant(), name[(slash + 1)..]);
        }

        return (ImageReference.DockerHub, name);
    }

    private static void CheckRegistry(string text, string registry)
    {
        var match = Registry().Match(registry);
        var hasBadPort = match.Groups["port"] is { Success: true } port && !ushort.TryParse(port.ValueSpan, out _);
        if (!match.Success || hasBadPort)
        {
            var shown = TerminalText.Sanitize(registry);
            throw ReferenceAdvice.Invalid(text, $"'{shown}' is not a registry: expected HOST or HOST:PORT");
        }

        if (match.Groups["ipv6"] is { Success: true } ipv6 && !IsIPv6(ipv6.ValueSpan))
        {
            throw ReferenceAdvice.Invalid(text, $"'{TerminalText.Sanitize(registry)}' is not an IPv6 address");
        }
    }

    private static bool IsIPv6(ReadOnlySpan<char> text) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static void CheckRepository(string text, string repository)
    {
        if (!Repository().IsMatch(repository))
        {
            throw ReferenceAdvice.NotARepository(text, repository);
        }

        // distribution/reference refuses it too: it could be taken for the ID of an image.
        if (ImageId().IsMatch(repository))
        {
            throw ReferenceAdvice.Invalid(
                text, "64 hexadecimal digits are an image's ID, not a name: write NAME@sha256:DIGITS");
        }
    }

    [GeneratedRegex(
        @"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[(?<ipv6>[0-9a-f:.]+)\])"
        + @"(?::(?<port>[0-9]{1,5}))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Registry();

    [GeneratedRegex(
        @"^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Repository();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:library/)?[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ImageId();
}
