namespace RegistryPull;

/// <summary>The name of a registry as in a reference: <c>ghcr.io</c>, <c>localhost:5000</c>,
/// <c>docker.io</c>.</summary>
public sealed record RegistryName
{
    private RegistryName(ImageReference image) => Image = image;

    /// <summary>Gets the name of the registry, <c>host[:port]</c>; <c>docker.io</c> for Docker Hub.</summary>
    public string Name => Image.Registry;

    /// <summary>Gets a placeholder reference, because the resolver takes references.</summary>
    internal ImageReference Image { get; }

    /// <summary>Parses a name, or an address as docker accepts it: <c>https://index.docker.io/v1/</c>.</summary>
    /// <param name="text">The text as typed.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="FormatException">The text is not the name of a registry; the message says what is
    /// expected.</exception>
    public static RegistryName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains('@', StringComparison.Ordinal))
        {
            throw new FormatException("a registry's name has no user name and password in it: leave them out, and give "
                + "-u NAME and --password-stdin");
        }

        var bare = WithoutScheme(text);
        var slash = bare.IndexOf('/', StringComparison.Ordinal);
        var (host, path) = slash switch
        {
            < 0 => (bare, ""),
            _ => (bare[..slash], bare[slash..].TrimEnd('/')),
        };
        if (path is not ("" or "/v1" or "/v2"))
        {
            throw new FormatException($"'{TerminalText.Sanitize(text)}' has a path, and a sign-in is for the whole "
                + $"registry: write {TerminalText.Sanitize(host)}");
        }

        // Without a dot or a port a reference would take it for a namespace of Docker Hub, and the credential would
        // never be used.
        if (!ImageReference.TryParse($"{host}/registry", out var image) || !ImageReference.IsRegistry(host))
        {
            throw new FormatException($"'{TerminalText.Sanitize(text)}' is not a registry: expected HOST or "
                + "HOST:PORT, such as ghcr.io or localhost:5000; docker.io is Docker Hub");
        }

        return new RegistryName(image);
    }

    private static string WithoutScheme(string text) => text switch
    {
        _ when text.StartsWith("https://", StringComparison.Ordinal) => text["https://".Length..],
        _ when text.StartsWith("http://", StringComparison.Ordinal) => text["http://".Length..],
        _ => text,
    };

    /// <summary>Returns the name of the registry.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
