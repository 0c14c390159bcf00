using System.Collections.Immutable;

namespace RegistryPull.Resolving;

/// <summary>The first room: from a reference to the addresses to ask. Pure.</summary>
internal sealed class ReferenceResolver(RegistryPullOptions options)
{
    // docker.io is a name, not a host: https://github.com/distribution/reference, normalize.go.
    private const string DockerHubHost = "registry-1.docker.io";

    public ImageSource Resolve(ImageReference reference)
    {
        var host = reference.Registry == ImageReference.DockerHub ? DockerHubHost : reference.Registry;
        return new ImageSource(reference, [.. Schemes(host).Select(scheme => new Uri($"{scheme}://{host}/"))]);
    }

    private ImmutableArray<string> Schemes(string host)
    {
        if (options.PlainHttp)
        {
            return ["http"];
        }

        // As docker has it, a registry on this very machine needs no certificate. Plain http is asked first because that is
        // what runs there; nobody stands between, so nothing is lost by asking.
        return new Uri($"http://{host}/").IsLoopback ? ["http", "https"] : ["https"];
    }
}
