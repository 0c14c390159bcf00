using System.Collections.Immutable;
using RegistryPull.Configuration;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Resolving;

/// <summary>Resolves a reference to the endpoints to ask. The configuration comes in as data.</summary>
internal sealed class ReferenceResolver(RegistryPullOptions options, IRegistryConfiguration configuration)
{
    /// <summary>Resolves where an image is to its source.</summary>
    /// <exception cref="InvalidRequestException">A configuration forbids it, or cannot be read.</exception>
    public ImageSource Resolve(ImageLocator image) => image.Path switch
    {
        { } path => new ArchiveSource(image.Reference, path),
        _ => Resolve(image.Reference),
    };

    /// <summary>Resolves an image in a registry to the endpoints to ask.</summary>
    /// <exception cref="InvalidRequestException">A configuration forbids it, or cannot be read.</exception>
    public RegistrySource Resolve(ImageReference reference)
    {
        var rule = RuleFor(reference);
        if (rule is { IsBlocked: true })
        {
            throw new InvalidRequestException($"{reference.AsRepository.Familiar} is blocked by {rule.Origin}");
        }

        var own = DockerHub.ServerOf(reference.Registry);
        var endpoints = (rule?.Mirrors ?? []).Select(mirror => Mirror(reference, mirror)).Append(
            Registry(reference, own, rule?.Registry));
        return new RegistrySource(reference, [.. endpoints], rule?.Origin);
    }

    private RegistryRule? RuleFor(ImageReference reference)
    {
        if (options.Mirrors.IsEmpty)
        {
            return configuration.RuleFor(reference);
        }

        return MirrorList.Rule(reference, options.Mirrors, "--mirror", sendsNamespace: true);
    }

    private static RegistryEndpoint Mirror(ImageReference reference, EndpointConfig config) =>
        new(config, IsUserSpecified: false) { Namespace = config.SendsNamespace ? reference.Registry : null };

    // A configuration may move a registry to another host. That host is treated as a mirror: it gets no credential
    // of the registry.
    private RegistryEndpoint Registry(ImageReference reference, string host, EndpointConfig? config)
    {
        if (config is not null
            && config.Addresses.All(address => address.Authority != new Uri($"{address.Scheme}://{host}/").Authority))
        {
            return Mirror(reference, config);
        }

        var insecure = configuration.Insecure.OriginOf(new Uri($"https://{host}/"));
        config ??= new EndpointConfig(reference, EndpointAddress.Addresses(host, insecure is not null));
        var named = config with
        {
            Reference = config.Reference.Registry == reference.Registry ? config.Reference : reference,
            Addresses = Addresses(host, config.Addresses),
            Tls = Tls(config.Tls, insecure),
        };
        return new RegistryEndpoint(named, IsUserSpecified: true);
    }

    private ImmutableArray<Uri> Addresses(string host, ImmutableArray<Uri> usual) =>
        (options.PlainHttp, WantsTls) switch
        {
            (true, _) => [new Uri($"http://{host}/")],
            (_, true) => [new Uri($"https://{host}/")],
            _ => usual,
        };

    private bool WantsTls => options.CaFile is not null || options.ClientCertificate is not null;

    // These options are for the registries that the user named; --ca-file is for every host and not among them.
    private TlsSettings Tls(TlsSettings configured, string? insecure) => new()
    {
        IsUserSpecified = true,
        InsecureOrigin = InsecureOrigin(configured, insecure),
        Authorities = configured.Authorities,
        Client = options.ClientCertificate ?? configured.Client,
    };

    private string? InsecureOrigin(TlsSettings configured, string? insecure)
    {
        if (options.Insecure)
        {
            return "--insecure";
        }

        return configured.InsecureOrigin ?? insecure;
    }
}
