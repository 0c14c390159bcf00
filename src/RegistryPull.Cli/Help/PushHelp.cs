using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The help of <c>regpull push</c>.</summary>
internal static class PushHelp
{
    public static HelpPage Page(PushOptions options) => new(
        "regpull push IMAGE... REGISTRY[/PREFIX] [options]",
        "Copies images into a registry, byte for byte: digests stay the same. Every blob is verified before the "
        + "registry gets its last byte. Blobs that the registry has are not sent. Blobs go first, then manifests, "
        + "indexes and tags, so a tag never points to an incomplete image. After an interruption, the same command "
        + "sends what is missing. -u, --registry-token, their variables, --cert-file, --plain-http and --insecure "
        + "are for REGISTRY only; for the registries of the images, the stored credentials are used.",
        [
            Arguments(),
            .. options.Groups.Select(OptionRows.Section),
            Examples(),
            OptionRows.Variables(options.Groups,
            [
                .. RegistryRows.All,
                new HelpRow("NO_COLOR", "No colours."),
                new HelpRow("CI, TERM=dumb", "No bars: a line every few seconds."),
            ]),
            ExitCodeRows.Section(),
        ]);

    private static HelpSection.Table Arguments() => new("Arguments",
    [
        new HelpRow("IMAGE", "The image, as regpull pull reads it. An index is pushed with all its platforms."),
        ImageRows.Path("Without it: all images. An image without a name needs --tag."),
        new HelpRow("REGISTRY[/PREFIX]",
            "The registry, and a path for all names: docker.io/library/nginx:1.27 becomes "
            + "REGISTRY/PREFIX/library/nginx:1.27."),
    ]);

    private static HelpSection.Examples Examples() => new("Examples",
    [
        new HelpRow("regpull push nginx:1.27 localhost:5000", "Copy an image to localhost:5000/library/nginx:1.27:"),
        new HelpRow("regpull push nginx:1.27 redis:7 registry.example.com/mirror --keep-host",
            "Two images, below mirror/docker.io/library:"),
        new HelpRow("regpull push nginx:1.27 registry.example.com --map docker.io/library=hub",
            "To registry.example.com/hub/nginx:1.27:"),
        new HelpRow("regpull push ghcr.io/owner/app:1.2 localhost:5000 --tag app:1.2 --tag app:1",
            "Under other names:"),
        new HelpRow("regpull push ./stack.tar registry.example.com/mirror", "Every image of an archive:"),
        new HelpRow("regpull push nginx registry.example.com -u robot --password-stdin < secret",
            "To a registry that requires a password:"),
        new HelpRow("regpull push nginx registry.example.com --dry-run", "What would be sent:"),
    ]);
}
