using System.Collections.Immutable;

namespace RegistryPull.Cli.Serving;

/// <summary>The configuration by which docker, podman and containerd pull from a server.</summary>
/// <param name="address">Where the server is: <c>http://127.0.0.1:5000</c>.</param>
/// <param name="registries">The registries that its images came from.</param>
internal sealed class EngineSetup(Uri address, ImmutableArray<string> registries)
{
    /// <summary>Gets the lines of configuration of each engine.</summary>
    public IEnumerable<string> Lines() => [.. Docker(), .. Podman(), .. Containerd()];

    // Docker's mirrors serve Docker Hub alone; all else is pulled by the address of the server.
    private IEnumerable<string> Docker()
    {
        yield return "# docker, /etc/docker/daemon.json (then restart docker): a mirror of Docker Hub";
        var insecure = "";
        if (address is { IsLoopback: false } && address.Scheme == Uri.UriSchemeHttp)
        {
            insecure = $", \"insecure-registries\": [\"{address.Authority}\"]";
        }

        yield return $"{{ \"registry-mirrors\": [\"{Address}\"]{insecure} }}";
        if (registries.FirstOrDefault(static registry => registry != ImageReference.DockerHub) is { } other)
        {
            var name = $"{address.Authority}/{other.Replace(':', '-')}/NAME:TAG";
            yield return $"# docker, images of other registries: docker pull {name}";
        }
    }

    private IEnumerable<string> Podman()
    {
        yield return "# podman, /etc/containers/registries.conf.d/regpull.conf";
        foreach (var registry in registries)
        {
            yield return "[[registry]]";
            yield return $"prefix = \"{registry}\"";
            yield return $"location = \"{registry}\"";
            yield return "[[registry.mirror]]";
            yield return $"location = \"{address.Authority}/{registry.Replace(':', '-')}\"";
            if (address.Scheme == Uri.UriSchemeHttp)
            {
                yield return "insecure = true";
            }
        }
    }

    private IEnumerable<string> Containerd()
    {
        foreach (var registry in registries)
        {
            yield return $"# containerd, /etc/containerd/certs.d/{registry}/hosts.toml";
            yield return $"[host.\"{Address}\"]";
            yield return "capabilities = [\"pull\", \"resolve\"]";
        }
    }

    private string Address => address.AbsoluteUri.TrimEnd('/');
}
