using System.Collections.Immutable;
using RegistryPull.Configuration;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Resolving;

/// <summary>The first room: from a reference to the addresses to ask. Pure.</summary>
internal sealed class ReferenceResolver(RegistryPullOptions options, IRegistryConfiguration configuration)
{
    public ImageSource Resolve(ImageReference reference)
    {
        var host = DockerHub.ServerOf(reference.Registry);
        return new ImageSource(reference, new RegistryEndpoint([.. Schemes(host).Select(scheme => new Uri($"{scheme}://{host}/"))]) { Tls = Tls });
    }

    // The options speak of the registries that the person named, and of nobody else.
    private TlsSettings Tls => new()
    {
        IsNamed = true,
        Insecure = options.Insecure,
        Authorities = options.CaFile is null ? [] : [options.CaFile],
        Client = options.ClientCertificate,
    };

    private ImmutableArray<string> Schemes(string host)
    {
        if (options.PlainHttp)
        {
            return ["http"];
        }

        var https = new Uri($"https://{host}/");
        if (options.CaFile is not null || options.ClientCertificate is not null)
        {
            return ["https"];
        }

        // As docker has it, a registry on this very machine needs no certificate. Plain http is asked first because that is
        // what runs there; nobody stands between, so nothing is lost by asking.
        return https.IsLoopback ? ["http", "https"] : configuration.Insecure.Contains(https) ? ["https", "http"] : ["https"];
    }
}
