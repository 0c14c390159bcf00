using System.Collections.Immutable;
using RegistryPull.Configuration;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Resolving;

/// <summary>The first room: from a reference to the places to ask. What the configuration says comes in as data.</summary>
internal sealed class ReferenceResolver(RegistryPullOptions options, IRegistryConfiguration configuration)
{
    /// <exception cref="InvalidRequestException">A configuration forbids it, or cannot be read.</exception>
    public ImageSource Resolve(ImageReference reference)
    {
        var rule = options.Mirrors.IsEmpty
            ? configuration.RuleFor(reference)
            : MirrorList.Rule(reference, options.Mirrors, "--mirror", tellsTheRegistry: true);
        if (rule is { IsBlocked: true })
        {
            throw new InvalidRequestException($"{reference.Name} is blocked by {rule.Origin}");
        }

        var own = DockerHub.ServerOf(reference.Registry);
        var endpoints = (rule?.Mirrors ?? []).Select(mirror => Mirror(reference, mirror)).Append(Registry(reference, own, rule?.Registry));
        return new ImageSource(reference, [.. endpoints], rule?.Origin);
    }

    private static RegistryEndpoint Mirror(ImageReference reference, EndpointConfig place) =>
        new(place, IsOwn: false) { Namespace = place.IsToldTheRegistry ? reference.Registry : null };

    // A configuration may say that a registry is somewhere else. Then it is to be trusted, and told, no more than a mirror.
    private RegistryEndpoint Registry(ImageReference reference, string host, EndpointConfig? place)
    {
        if (place is not null && place.Addresses.All(address => address.Authority != new Uri($"{address.Scheme}://{host}/").Authority))
        {
            return Mirror(reference, place);
        }

        place ??= new EndpointConfig(reference, EndpointAddress.Addresses(host, configuration.Insecure.Contains(new Uri($"https://{host}/"))));
        return new RegistryEndpoint(place with { Reference = place.Reference.Registry == reference.Registry ? place.Reference : reference, Addresses = Addresses(host, place.Addresses), Tls = Tls(place.Tls) }, IsOwn: true);
    }

    private ImmutableArray<Uri> Addresses(string host, ImmutableArray<Uri> usual) =>
        options.PlainHttp ? [new Uri($"http://{host}/")]
        : options.CaFile is not null || options.ClientCertificate is not null ? [new Uri($"https://{host}/")]
        : usual;

    // The options speak of the registries that the person named, and of nobody else.
    private TlsSettings Tls(TlsSettings configured) => new()
    {
        IsNamed = true,
        Insecure = options.Insecure || configured.Insecure,
        Authorities = options.CaFile is null ? configured.Authorities : [options.CaFile, .. configured.Authorities],
        Client = options.ClientCertificate ?? configured.Client,
    };
}
