using System.Collections.Immutable;

namespace RegistryPull.Configuration;

/// <summary>Parses the hosts and URLs of configurations, and the name that an image has there.</summary>
internal static class EndpointAddress
{
    /// <summary>The addresses of <c>host[:port]</c>, in the order in which docker and podman try them.</summary>
    public static ImmutableArray<Uri> Addresses(string host, bool insecure)
    {
        var https = new Uri($"https://{host}/");

        // As in docker, a registry on this machine needs no certificate. Plain http is tried first, because that is
        // what runs there, and no network is in between.
        string[] schemes = (https.IsLoopback, insecure) switch
        {
            (true, _) => ["http", "https"],
            (_, true) => ["https", "http"],
            _ => ["https"],
        };
        return [.. schemes.Select(scheme => new Uri($"{scheme}://{host}/"))];
    }

    /// <summary>The name that an image has at another host.</summary>
    /// <param name="image">The image; its tag and digest stay.</param>
    /// <param name="host">The host, <c>host[:port]</c>.</param>
    /// <param name="repository">The repository there.</param>
    /// <param name="origin">What says so, for the message.</param>
    /// <exception cref="InvalidRequestException">There can be no such name.</exception>
    public static ImageReference At(ImageReference image, string host, string repository, string origin)
    {
        // Only a name with a dot or a port is read as a host.
        var registry = host;
        if (!ImageReference.IsRegistry(host))
        {
            registry = host + ":443";
        }

        if (ImageReference.TryParse($"{registry}/{repository}{image.ToString()[image.Name.Length..]}", out var there))
        {
            return there;
        }

        var name = TerminalText.Sanitize($"{host}/{repository}");
        throw new InvalidRequestException(
            $"{origin} maps {TerminalText.Sanitize(image.Name)} to '{name}', which is not a name of a repository");
    }

    /// <summary>A base address as configurations have it: <c>https://host[:port][/path]</c>.</summary>
    /// <exception cref="InvalidRequestException">It is none, or has a user name in it: credentials are looked up by the
    /// host.</exception>
    public static Uri Base(string text, string origin)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0)
        {
            throw new InvalidRequestException(
                $"invalid mirror URL '{WithoutUser(text)}' in {origin}: expected https://HOST[:PORT][/PATH]");
        }

        if (uri.UserInfo.Length > 0)
        {
            throw new InvalidRequestException($"{origin} has a user name in the URL of {uri.Authority}: "
                + $"store it with docker login {uri.Authority} or podman login {uri.Authority}");
        }

        if (uri.AbsolutePath.EndsWith('/'))
        {
            return uri;
        }

        return new Uri(uri.AbsoluteUri + "/");
    }

    private static string WithoutUser(string text) => TerminalText.Sanitize(text[(text.LastIndexOf('@') + 1)..]);
}
