using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The help of <c>regpull serve</c>.</summary>
internal static class ServeHelp
{
    public static HelpPage Page(ServeOptions options) => new(
        "regpull serve PATH... [options]",
        "Serves the images of archives and layouts as a read-only registry until Ctrl+C. The archives are read in "
        + "place. An image is served under its name with and without its registry: docker.io/library/nginx as "
        + "library/nginx, as docker.io/library/nginx and as nginx. If two registries have a repository of the same "
        + "name, the registry in the path or in the parameter ns decides. Each blob is hashed before it is first "
        + "served; a damaged one is refused. Prints the configuration lines for docker, podman and containerd. There "
        + "are no accounts: anyone who can reach the address can pull.",
        [
            .. options.Groups.Select(OptionRows.Section),
            new HelpSection.Examples("Examples",
            [
                new HelpRow("regpull serve ./stack.tar", "For the engine on this machine:"),
                new HelpRow("docker pull localhost:5000/nginx:1.27", "Pull from it, without configuration:"),
                new HelpRow("regpull serve ./stack.tar --listen 0.0.0.0:5000 --tls-cert server.pfx",
                    "For the machines of a network:"),
            ]),
            OptionRows.Variables(options.Groups,
                [new HelpRow(TlsOptions.PassphraseVariable, "The passphrase of an encrypted --tls-key.")]),
        ]);
}
