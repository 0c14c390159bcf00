using System.Collections.Immutable;

namespace RegistryPull.Registries.Credentials;

/// <summary>The names under which the credential for an image may be filed.</summary>
internal sealed class CredentialKeys
{
    // docker/cli, registry.IndexServer: the key of Docker Hub is the address of its first API.
    private const string DockerHubKey = "https://index.docker.io/v1/";

    private static readonly string[] DockerHubHosts =
        [ImageReference.DockerHub, "index.docker.io", "registry-1.docker.io"];

    private readonly string _host;
    private readonly KeyStyle _style;
    private readonly ImmutableArray<string> _exact;

    public CredentialKeys(ImageReference image, KeyStyle style)
    {
        (_host, _style) = (Host(image.Registry), style);
        ImmutableArray<string> server = _host switch
        {
            ImageReference.DockerHub => [DockerHubKey],
            _ => [image.Registry],
        };
        _exact = style switch
        {
            KeyStyle.Containers => [.. Paths(image.Name), .. server],
            _ => server,
        };
        ServerAddresses = style switch
        {
            KeyStyle.Containers => [.. server.Union([image.Registry])],
            _ => server,
        };
    }

    /// <summary>What a credential program is asked for, in this order. podman stores under the bare name where docker
    /// has its key.</summary>
    public ImmutableArray<string> ServerAddresses { get; }

    /// <summary>The entry under the first exact key, else the first under another spelling of the registry.</summary>
    public T? Find<T>(IReadOnlyDictionary<string, T?>? entries)
        where T : class
    {
        if (entries is null)
        {
            return null;
        }

        var exact = _exact.Select(entries.GetValueOrDefault).FirstOrDefault(static entry => entry is not null);
        return exact ?? entries.FirstOrDefault(entry => entry.Value is not null && IsRegistry(entry.Key)).Value;
    }

    /// <summary>The key that docker stores the credential under.</summary>
    public string ServerAddress => ServerAddresses[0];

    /// <summary>Whether a key names the registry itself, in whichever spelling.</summary>
    public bool NamesRegistry(string key) => key == ServerAddress || IsRegistry(key);

    // host/namespace/repository, host/namespace, host: containers-auth.json(5).
    private static IEnumerable<string> Paths(string name)
    {
        for (var end = name.Length; end > 0; end = name.LastIndexOf('/', end - 1))
        {
            yield return name[..end];
        }
    }

    // docker/cli, credentials.ConvertToHostname: the path is ignored, because it is that of an old API. For podman, any
    // other path is a namespace.
    private bool IsRegistry(string key)
    {
        var scheme = key.IndexOf("://", StringComparison.Ordinal);
        var bare = scheme < 0 ? key : key[(scheme + 3)..];
        var slash = bare.IndexOf('/', StringComparison.Ordinal);
        var (host, path) = slash switch
        {
            < 0 => (bare, ""),
            _ => (bare[..slash], bare[slash..]),
        };
        return (_style == KeyStyle.Docker || path is "" or "/" or "/v1/" or "/v2/")
            && string.Equals(Host(host), _host, StringComparison.OrdinalIgnoreCase);
    }

    private static string Host(string host)
    {
        if (DockerHubHosts.Contains(host, StringComparer.OrdinalIgnoreCase))
        {
            return ImageReference.DockerHub;
        }

        return host;
    }
}
