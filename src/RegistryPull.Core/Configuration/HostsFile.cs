using System.Collections.Immutable;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Configuration;

/// <summary>containerd's <c>certs.d/HOST/hosts.toml</c>, which Spegel and Dragonfly write.</summary>
/// <remarks>containerd, docs/hosts.md.</remarks>
internal sealed class HostsFile(string path, TomlSection root)
{
    private static readonly ImmutableArray<string> Everything = ["pull", "resolve", "push"];

    /// <summary>The rule of the file for an image's registry, else of <c>_default</c>.</summary>
    /// <returns>Null when there is neither.</returns>
    public static RegistryRule? RuleFor(ImageReference image, IEnumerable<string> folders, ConfigurationText text)
    {
        var paths =
            from folder in folders
            from name in Names(image.Registry)
            select Path.Combine(folder, name, "hosts.toml");
        return paths.Select(path => Read(path, text)).FirstOrDefault(static file => file is not null)?.Rule(image);
    }

    private static HostsFile? Read(string path, ConfigurationText text) => text.Read(path) switch
    {
        { } toml => new HostsFile(path, TomlSection.Parse(toml, path)),
        _ => null,
    };

    // Where a file name cannot have a colon, the directory is named host_port_.
    private static IEnumerable<string> Names(string registry)
    {
        var portable = registry;
        if (registry.Contains(':', StringComparison.Ordinal))
        {
            portable = registry.Replace(':', '_') + "_";
        }

        if (OperatingSystem.IsWindows())
        {
            return [portable, "_default"];
        }

        return [portable, registry, "_default"];
    }

    private RegistryRule Rule(ImageReference image)
    {
        var hosts = root.Named("host").Where(static host => Capabilities(host.Section).Contains("pull"));
        var mirrors = hosts.Select(host => Place(image, host.Name, host.Section));
        return new RegistryRule(path, [.. mirrors]) { Registry = Registry(image) };
    }

    private EndpointConfig? Registry(ImageReference image)
    {
        if (root.Text("server") is { } server)
        {
            return Place(image, server, root);
        }

        var tls = Tls(root);
        var addresses = EndpointAddress.Addresses(DockerHub.ServerOf(image.Registry), insecure: false);
        if (tls == TlsSettings.None)
        {
            return null;
        }

        return new EndpointConfig(image, addresses) { Tls = tls };
    }

    private EndpointConfig Place(ImageReference image, string host, TomlSection section)
    {
        var hasScheme = host.Contains("://", StringComparison.Ordinal);
        var address = EndpointAddress.Base(hasScheme ? host : $"https://{host}", path);
        return new EndpointConfig(EndpointAddress.At(image, address.Authority, image.Repository, path), [address])
        {
            ResolvesTags = Capabilities(section).Contains("resolve"),
            SendsNamespace = true,
            OverridePath = section.Flag("override_path")
                || address.AbsolutePath.EndsWith("/v2/", StringComparison.Ordinal),
            Tls = Tls(section),
        };
    }

    private TlsSettings Tls(TomlSection section) => new()
    {
        InsecureOrigin = section.Flag("skip_verify") ? $"skip_verify in {path}" : null,
        Authorities = [.. section.Texts("ca").Select(Beside)],
        Client = section.FirstPair("client") switch
        {
            [var certificate, { Length: > 0 } key, ..] => new ClientCertificate(Beside(certificate), Beside(key)),
            [var both, ..] => new ClientCertificate(Beside(both)),
            _ => null,
        },
    };

    private string Beside(string file) => Path.Combine(Path.GetDirectoryName(path)!, file);

    private static ImmutableArray<string> Capabilities(TomlSection section)
    {
        if (section.Has("capabilities"))
        {
            return section.Texts("capabilities");
        }

        return Everything;
    }
}
