using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The help of <c>regpull load</c>.</summary>
internal static class LoadHelp
{
    public static HelpPage Page(LoadOptions options) => new(
        "regpull load IMAGE... [options]",
        "Loads images into a container engine, without a file in between and without the client of docker. An image "
        + "that the engine has is not sent; if it has another name there, the new name is added. Every byte is "
        + "verified before the engine gets the end of an archive. The names of the images in the engine go to "
        + "standard output, everything else to standard error.",
        [
            ImageRows.Section("Without it: all images."),
            .. options.Groups.Select(OptionRows.Section),
            Engines(),
            Examples(),
            OptionRows.Variables(options.Groups,
            [
                .. RegistryRows.All,
                new HelpRow("DOCKER_HOST, ...",
                    "The address of docker: unix://PATH, npipe:////./pipe/NAME, tcp://HOST:PORT or ssh://HOST. With "
                    + "DOCKER_TLS_VERIFY, tcp:// uses TLS and the ca.pem, cert.pem and key.pem in DOCKER_CERT_PATH."),
                new HelpRow("CONTAINERD_ADDRESS, ...",
                    "CONTAINERD_ADDRESS, CONTAINERD_NAMESPACE, CONTAINERD_SNAPSHOTTER and CONTAINER_HOST: read by ctr "
                    + "and podman as usual."),
                new HelpRow("DOCKER_DEFAULT_PLATFORM",
                    "The platform, when neither --platform nor REGPULL_PLATFORM is set."),
            ]),
            ExitCodeRows.Section(),
        ]);

    private static HelpSection.Table Engines() => new("Engines",
    [
        new HelpRow("docker", "Through its API: a socket, a named pipe, or what DOCKER_HOST names."),
        new HelpRow("podman", "Through its socket when there is one, else podman load."),
        new HelpRow("containerd", "ctr images import into a namespace. Digests are kept, also as NAME@DIGEST."),
        new HelpRow("k3s", "A file in agent/images of k3s or RKE2. A file with the same content is not written again."),
        new HelpRow("wsl:NAME[=DIR]", "A new distribution of the Windows Subsystem for Linux, stored in DIR."),
        new HelpRow("ssh://...", "The engine of another machine (docker, podman or ctr), through the system's ssh."),
    ]);

    private static HelpSection.Examples Examples() => new("Examples",
    [
        new HelpRow("regpull load nginx:1.27", "Into the engine of this machine:"),
        new HelpRow("regpull load nginx:1.27 redis:7 --to containerd:k8s.io", "Into the containerd of a node:"),
        new HelpRow("regpull load ./stack.tar --to podman", "Every image of an archive:"),
        new HelpRow("regpull load nginx:1.27 --to ssh://admin@node7/podman", "Into the podman of another machine:"),
        new HelpRow("regpull load debian:12 --to wsl:debian=D:\\wsl\\debian", "As a distribution of WSL:"),
        new HelpRow("(regpull load nginx --json | ConvertFrom-Json).outcome", "Whether it was sent, in PowerShell:"),
    ]);
}
