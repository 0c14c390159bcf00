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
        ThrowIfBlocked(reference, rule);
        var own = DockerHub.ServerOf(reference.Registry);
        var endpoints = (rule?.Mirrors ?? []).Select(mirror => Mirror(reference, mirror)).Append(
            Registry(reference, own, rule?.Registry));
        return new RegistrySource(reference, [.. endpoints], rule?.Origin);
    }

    /// <summary>Resolves where an image is pushed to: the registry itself. Mirrors, and other places that a
    /// configuration names, are for pulls.</summary>
    /// <exception cref="InvalidRequestException">A configuration forbids it, or cannot be read.</exception>
    public RegistryEndpoint ResolveTarget(ImageReference reference)
    {
        var rule = configuration.RuleFor(reference);
        ThrowIfBlocked(reference, rule);
        var host = DockerHub.ServerOf(reference.Registry);
        return rule?.Registry switch
        {
            { } config when IsAt(host, config) => Registry(reference, host, config with { Reference = reference }),
            _ => Registry(reference, host, null),
        };
    }

    private static void ThrowIfBlocked(ImageReference reference, RegistryRule? rule)
    {
        if (rule is { IsBlocked: true })
        {
            throw new InvalidRequestException($"{reference.AsRepository.Familiar} is blocked by {rule.Origin}");
        }
    }

    private static bool IsAt(string host, EndpointConfig config) =>
        config.Addresses.Any(address => address.Authority == new Uri($"{address.Scheme}://{host}/").Authority);

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
        if (config is not null && !IsAt(host, config))
        {
            return Mirror(reference, config);
        }

        var insecure = configuration.Insecure.OriginOf(new Uri($"https://{host}/"));
        config ??= new EndpointConfig(reference, EndpointAddress.Addresses(host, insecure is not null));
        var named = config with
        {
            Reference = config.Reference.Registry == reference.Registry ? config.Reference : reference,
            Addresses = Addresses(reference, host, config.Addresses),
            Tls = Tls(reference, config.Tls, insecure),
        };
        return new RegistryEndpoint(named, IsUserSpecified: true);
    }

    private ImmutableArray<Uri> Addresses(ImageReference reference, string host, ImmutableArray<Uri> usual) =>
        (options.PlainHttp && options.IsFor(reference), WantsTls(reference)) switch
        {
            (true, _) => [new Uri($"http://{host}/")],
            (_, true) => [new Uri($"https://{host}/")],
            _ => usual,
        };

    // A registry on this machine speaks http unless it is the one that was given an authority or a certificate.
    private bool WantsTls(ImageReference reference) =>
        options.IsFor(reference) && (options.CaFile is not null || options.ClientCertificate is not null);

    // These options are for the registries that the user named; --ca-file is for every host and not among them.
    private TlsSettings Tls(ImageReference reference, TlsSettings configured, string? insecure)
    {
        var common = new TlsSettings
        {
            IsUserSpecified = true,
            InsecureOrigin = configured.InsecureOrigin ?? insecure,
            Authorities = configured.Authorities,
            Client = configured.Client,
        };
        if (!options.IsFor(reference))
        {
            return common;
        }

        return common with
        {
            InsecureOrigin = InsecureOrigin(configured, insecure),
            Client = options.ClientCertificate ?? configured.Client,
        };
    }

    private string? InsecureOrigin(TlsSettings configured, string? insecure)
    {
        if (options.Insecure)
        {
            return "--insecure";
        }

        return configured.InsecureOrigin ?? insecure;
    }
}
