using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The help of <c>regpull push</c>.</summary>
internal static class PushHelp
{
    public static HelpPage Page(PushOptions options) => new(
        "regpull push IMAGE... REGISTRY[/PREFIX] [options]",
        "Copies images into a registry, byte for byte: digests stay the same. Every blob is verified before the "
        + "registry gets its last byte. What the registry has is not sent, and blobs go first, then manifests, "
        + "indexes and tags, so that no name leads to a half image. Run again, it sends what is missing. Credentials "
        + "that are typed (-u, --registry-token and their variables), --cert-file, --plain-http and --insecure are for "
        + "REGISTRY alone; the registries of the images get what is stored for them.",
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
        ImageRows.Path("Without it: all of them. An image without a name needs --tag."),
        new HelpRow("REGISTRY[/PREFIX]",
            "The registry, and the path that all names are below: docker.io/library/nginx:1.27 becomes "
            + "REGISTRY/PREFIX/library/nginx:1.27."),
    ]);

    private static HelpSection.Examples Examples() => new("Examples",
    [
        new HelpRow("regpull push nginx:1.27 localhost:5000", "Copy an image to localhost:5000/library/nginx:1.27:"),
        new HelpRow("regpull push nginx:1.27 redis:7 registry.example.com/mirror --keep-host",
            "Two images, below mirror/docker.io/library:"),
        new HelpRow("regpull push nginx:1.27 registry.example.com --map docker.io/library=hub",
            "To registry.example.com/hub/nginx:1.27:"),
        new HelpRow("regpull push ghcr.io/owner/app:1.2 registry.example.com/team --tag app:1.2 --tag app:latest",
            "Under other names:"),
        new HelpRow("regpull push ./stack.tar registry.example.com/mirror", "Every image of an archive:"),
        new HelpRow("regpull push nginx registry.example.com -u robot --password-stdin < secret",
            "To a registry that wants a password:"),
        new HelpRow("regpull push nginx registry.example.com --dry-run", "What would be sent:"),
    ]);
}
