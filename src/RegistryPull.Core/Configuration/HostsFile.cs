using System.Collections.Immutable;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Configuration;

/// <summary>containerd's <c>certs.d/HOST/hosts.toml</c>, which Spegel and Dragonfly write.</summary>
/// <remarks>containerd, docs/hosts.md.</remarks>
internal sealed class HostsFile(string path, TomlSection root)
{
    private static readonly ImmutableArray<string> Everything = ["pull", "resolve", "push"];

    /// <summary>What the file for an image's registry says, or that for all that have none of their own.</summary>
    /// <returns>Null when there is neither.</returns>
    public static RegistryRule? RuleFor(ImageReference image, IEnumerable<string> folders, ConfigurationText text)
    {
        var paths = folders.SelectMany(folder => Names(image.Registry).Select(name => Path.Combine(folder, name, "hosts.toml")));
        var found = paths.Select(path => text.Read(path) is { } toml ? new HostsFile(path, TomlSection.Parse(toml, path)) : null).FirstOrDefault(static file => file is not null);
        return found?.Rule(image);
    }

    // Where a name has no colon, it stands as host_port_.
    private static IEnumerable<string> Names(string registry)
    {
        var portable = registry.Contains(':', StringComparison.Ordinal) ? registry.Replace(':', '_') + "_" : registry;
        return OperatingSystem.IsWindows() ? [portable, "_default"] : [portable, registry, "_default"];
    }

    private RegistryRule Rule(ImageReference image)
    {
        var hosts = root.Named("host").Where(static host => Capabilities(host.Section).Contains("pull"));
        return new RegistryRule(path, [.. hosts.Select(host => Place(image, host.Name, host.Section))])
        {
            Registry = root.Text("server") is { } server ? Place(image, server, root)
                : Tls(root) == TlsSettings.None ? null
                : new EndpointConfig(image, EndpointAddress.Addresses(DockerHub.ServerOf(image.Registry), insecure: false)) { Tls = Tls(root) },
        };
    }

    private EndpointConfig Place(ImageReference image, string host, TomlSection section)
    {
        var address = EndpointAddress.Base(host.Contains("://", StringComparison.Ordinal) ? host : $"https://{host}", path);
        return new EndpointConfig(EndpointAddress.At(image, address.Authority, image.Repository, path), [address])
        {
            ResolvesTags = Capabilities(section).Contains("resolve"),
            IsToldTheRegistry = true,
            IsRoot = section.Flag("override_path") || address.AbsolutePath.EndsWith("/v2/", StringComparison.Ordinal),
            Tls = Tls(section),
        };
    }

    private TlsSettings Tls(TomlSection section) => new()
    {
        Insecure = section.Flag("skip_verify"),
        Authorities = [.. section.Texts("ca").Select(Beside)],
        Client = section.FirstPair("client") switch
        {
            [var certificate, { Length: > 0 } key, ..] => new ClientCertificate(Beside(certificate), Beside(key)),
            [var both, ..] => new ClientCertificate(Beside(both)),
            _ => null,
        },
    };

    private string Beside(string file) => Path.Combine(Path.GetDirectoryName(path)!, file);

    private static ImmutableArray<string> Capabilities(TomlSection section) => section.Has("capabilities") ? section.Texts("capabilities") : Everything;
}
