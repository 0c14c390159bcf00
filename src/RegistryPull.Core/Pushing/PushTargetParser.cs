namespace RegistryPull.Pushing;

/// <summary>Reads <c>REGISTRY[/PREFIX]</c>.</summary>
internal static class PushTargetParser
{
    private const string Scheme = "docker://";

    public static (RegistryName Registry, string Prefix) Parse(string text)
    {
        var start = 0;
        if (text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            start = Scheme.Length;
        }

        var parts = text[start..].Split('/', 2);
        var (host, prefix) = (parts[0], string.Concat(parts.Skip(1)).TrimEnd('/'));
        if (!ImageReference.IsRegistry(host))
        {
            throw Invalid(text, "it is where to push to, and begins with a registry: write HOST or HOST:PORT, or "
                + $"docker.io/{TerminalText.Sanitize(text[start..])} for Docker Hub");
        }

        if (prefix.AsSpan().ContainsAny(':', '@'))
        {
            throw Invalid(text, "images keep their names and tags below the prefix: leave out the tag "
                + "(--map FROM=TO gives another name)");
        }

        if (prefix.Length > 0 && !TargetName.IsPath(prefix))
        {
            throw Invalid(text, $"'{TerminalText.Sanitize(prefix)}' is not a path of a repository: lower-case "
                + "letters, digits, . _ - and /");
        }

        return (RegistryName.Parse(host), prefix);
    }

    private static FormatException Invalid(string text, string why) =>
        new($"'{TerminalText.Sanitize(text)}' cannot be read: {why}");
}
