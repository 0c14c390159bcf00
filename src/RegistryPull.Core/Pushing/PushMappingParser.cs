namespace RegistryPull.Pushing;

/// <summary>Reads what <c>--map</c> takes.</summary>
internal static class PushMappingParser
{
    public static PushMapping Parse(string text)
    {
        if (text.Split('=') is not [var left, var right])
        {
            throw Invalid(text, "expected FROM=TO, such as docker.io/library=hub");
        }

        var (from, to) = (left.Trim('/'), right.Trim('/'));
        var host = from.Split('/')[0];
        if (!ImageReference.IsRegistry(host))
        {
            throw Invalid(text, $"FROM begins with a registry: write docker.io/{TerminalText.Sanitize(from)}");
        }

        // A port stands in the host.
        if (from.AsSpan(host.Length).ContainsAny(':', '@') || to.AsSpan().ContainsAny(':', '@'))
        {
            throw Invalid(text, "it is about repositories, and images keep their tags");
        }

        if (to.Length > 0 && !TargetName.IsPath(to))
        {
            throw Invalid(
                text, $"'{TerminalText.Sanitize(to)}' is not a path of a repository: lower-case letters, digits, "
                + ". _ - and /");
        }

        return new PushMapping(Normalize(host) + from[host.Length..], to);
    }

    // References name Docker Hub so, whatever was typed.
    private static string Normalize(string host) => host switch
    {
        "index.docker.io" => ImageReference.DockerHub,
        _ => host.ToLowerInvariant(),
    };

    private static FormatException Invalid(string text, string why) =>
        new($"'{TerminalText.Sanitize(text)}' cannot be read: {why}");
}
