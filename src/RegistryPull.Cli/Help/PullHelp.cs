using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The help of <c>regpull pull</c>.</summary>
internal static class PullHelp
{
    public static HelpPage Page(PullOptions options) => new(
        "regpull pull IMAGE... [options]",
        "Fetches images from their registries, verifies every byte, and writes them as files. The path of each "
        + "output goes to standard output, everything else to standard error. After an interruption, the same "
        + "command resumes the pull. An output gets its final name only when it is complete.",
        [
            ImageRows.Section("Without it: all images."),
            .. options.Groups.Select(OptionRows.Section),
            Examples(),
            OptionRows.Variables(options.Groups,
            [
                .. RegistryRows.All,
                new HelpRow("DOCKER_DEFAULT_PLATFORM",
                    "The platform, when neither --platform nor REGPULL_PLATFORM is set."),
                new HelpRow("NO_COLOR", "No colours."),
                new HelpRow("CI, TERM=dumb", "No bars: a line every few seconds."),
            ]),
            ExitCodeRows.Section(),
        ]);

    private static HelpSection.Examples Examples() => new("Examples",
    [
        new HelpRow("regpull pull hello-world", "Write hello-world_latest.tar:"),
        new HelpRow("docker load -i (regpull pull mysql:5.7 -q)", "Pull and load, in PowerShell:"),
        new HelpRow("regpull pull mysql:5.7 -o - | docker load", "Pull and load without a file, in a shell:"),
        new HelpRow("regpull pull nginx:1.27 redis:7 -o stack.tar", "Two images in one archive:"),
        new HelpRow("regpull pull ./stack.tar#nginx:1.27 -f rootfs", "One image of an archive, in another format:"),
        new HelpRow("helm template ./chart | regpull pull --from - -o stack.tar",
            "Every image of a chart in one archive:"),
        new HelpRow("regpull pull --from compose.yaml --dry-run", "What a stack would take, without pulling it:"),
        new HelpRow("regpull pull --from images.txt --lock images.lock --output-dir out",
            "A list, one file for each image, with the same digests every time:"),
        new HelpRow("regpull pull alpine --platform linux/arm64 --tag alpine:arm",
            "An image for another processor, under another name:"),
        new HelpRow("regpull pull debian --platform all -f oci -o debian", "All platforms, as an OCI layout:"),
        new HelpRow("regpull pull debian:12 -f rootfs-tar -o debian.tar",
            "The plain root file system, for docker import or wsl --import:"),
        new HelpRow("(regpull pull nginx --json | ConvertFrom-Json).digest",
            "The digest of the pulled image, in PowerShell:"),
        new HelpRow("regpull pull registry.example.com/app -u robot --password-stdin < secret",
            "From a registry that requires a password:"),
        new HelpRow("regpull pull registry.example.com/app --authfile ./auth.json",
            "With credentials from this file only:"),
    ]);
}
