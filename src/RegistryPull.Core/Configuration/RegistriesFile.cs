namespace RegistryPull.Configuration;

/// <summary>podman's <c>registries.conf</c>, version 2, and what is dropped in beside it.</summary>
/// <remarks>containers-registries.conf(5).</remarks>
internal sealed class RegistriesFile
{
    // By prefix: a file that is read later replaces what an earlier one says about the same.
    private readonly Dictionary<string, (string Path, TomlSection Section)> _registries = new(StringComparer.Ordinal);

    public RegistriesFile(IEnumerable<string> paths, ConfigurationText text)
    {
        foreach (var path in paths)
        {
            var sections = text.Read(path) switch
            {
                { } toml => TomlSection.Parse(toml, path).Sections("registry"),
                _ => [],
            };
            foreach (var section in sections)
            {
                _registries[section.Text("prefix") ?? section.Text("location") ?? ""] = (path, section);
            }
        }
    }

    public RegistryRule? RuleFor(ImageReference image)
    {
        var prefixes = _registries.Keys.Where(prefix => MatchLength(prefix, image.Name) > 0);
        var prefix = prefixes.MaxBy(static prefix => prefix.Length);
        if (prefix is null)
        {
            return null;
        }

        return Rule(image, prefix, _registries[prefix]);
    }

    // "*.example.com" means all hosts below it; any other prefix ends where a part of the name does.
    private static int MatchLength(string prefix, string name)
    {
        if (prefix.StartsWith("*.", StringComparison.Ordinal))
        {
            var host = name.IndexOf('/', StringComparison.Ordinal);
            if (name.AsSpan(0, host).EndsWith(prefix.AsSpan(1), StringComparison.Ordinal))
            {
                return host;
            }

            return 0;
        }

        var isWhole = name.StartsWith(prefix, StringComparison.Ordinal)
            && (name.Length == prefix.Length || name[prefix.Length] is '/' or ':');
        if (isWhole)
        {
            return prefix.Length;
        }

        return 0;
    }

    private static RegistryRule Rule(ImageReference image, string prefix, (string Path, TomlSection Section) registry)
    {
        var (path, section) = registry;
        var rest = image.Name[MatchLength(prefix, image.Name)..];
        var byDigestOnly = section.Flag("mirror-by-digest-only");
        var mirrors = section.Sections("mirror").Select(mirror => Mirror(image, rest, mirror, byDigestOnly, path));
        var name = section.Text("location") switch
        {
            { Length: > 0 } location => location + rest,
            _ => image.Name,
        };
        return new RegistryRule(path, [.. mirrors.OfType<EndpointConfig>()])
        {
            IsBlocked = section.Flag("blocked"),
            Registry = Place(image, name, section, path),
        };
    }

    private static EndpointConfig? Mirror(
        ImageReference image, string rest, TomlSection mirror, bool byDigestOnly, string path)
    {
        var location = mirror.Text("location")
            ?? throw new InvalidRequestException($"{path} cannot be understood: a mirror without a 'location'");
        var from = mirror.Text("pull-from-mirror") ?? "all";
        return from switch
        {
            "all" => Place(image, location + rest, mirror, path) with { ResolvesTags = !byDigestOnly },
            "digest-only" => Place(image, location + rest, mirror, path) with { ResolvesTags = false },
            "tag-only" when image.Digest is not null => null,
            "tag-only" => Place(image, location + rest, mirror, path),
            _ => throw new InvalidRequestException(
                $"{path} cannot be understood: 'pull-from-mirror' is to be all, digest-only or tag-only"),
        };
    }

    private static EndpointConfig Place(ImageReference image, string name, TomlSection section, string path)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var (host, repository) = slash switch
        {
            < 0 => (name, ""),
            _ => (name[..slash], name[(slash + 1)..]),
        };
        var insecure = section.Flag("insecure");
        var there = EndpointAddress.At(image, host, repository, path);
        return new EndpointConfig(there, EndpointAddress.Addresses(DockerHub.ServerOf(host), insecure))
        {
            Tls = new() { InsecureOrigin = insecure ? $"insecure in {path}" : null },
        };
    }
}
