using System.Collections.Immutable;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The help of the commands that ask a registry.</summary>
internal static class QueryHelp
{
    public static HelpPage Inspect(QueryOptions options) => Page(options,
        ImageRows.Section("Without it: the only one."),
        "regpull inspect IMAGE [options]",
        "Shows an image without downloading it: digest, platforms and their attestations, and for one platform the "
        + "layers, the size of a pull, the configuration and the history. All documents are verified. Signatures "
        + "that are stored beside the image, and not in its index, are not shown.",
        [
            new HelpRow("regpull inspect nginx:1.27", "An image of a registry:"),
            new HelpRow("regpull inspect ./nginx_1.27.tar", "An image of an archive:"),
            new HelpRow("(regpull inspect nginx --json | ConvertFrom-Json).image.downloadSize",
                "How many bytes a pull would download, in PowerShell:"),
            new HelpRow("regpull inspect nginx --platform linux/arm64 --raw | sha256sum",
                "Hash a manifest as served, which gives its digest:"),
        ]);

    public static HelpPage Digest(QueryOptions options) => Page(options,
        ImageRows.Section("Without it: the only one."),
        "regpull digest IMAGE [options]",
        "Prints the digest of an image on one line. A HEAD request is enough where the registry answers it; Docker "
        + "Hub does not count it against its rate limit. A pull by that digest always gives the same bytes.",
        [
            new HelpRow("regpull digest nginx:1.27", "The digest of a tag:"),
            new HelpRow("regpull digest ./stack.tar#nginx:1.27", "The digest of an image in an archive:"),
            new HelpRow("regpull digest nginx --platform linux/arm64", "The digest of the manifest for one platform:"),
            new HelpRow("regpull pull \"nginx@$(regpull digest nginx)\"",
                "Pull by digest, in a shell:"),
        ]);

    public static HelpPage Tags(QueryOptions options) => Page(options,
        Repositories(),
        "regpull tags REPOSITORY [options]",
        "Lists all tags of a repository, one on each line. Names come first, then versions by the value of their "
        + "numbers, the newest last: alpine, latest, 1.9, 1.10-rc1, 1.10, 1.10-alpine.",
        [
            new HelpRow("regpull tags nginx", "All tags:"),
            new HelpRow("regpull tags nginx --filter \"1.*-alpine\" --limit 1", "The newest version of a variant:"),
            new HelpRow("(regpull tags ghcr.io/owner/app --json | ConvertFrom-Json).tags",
                "For a script, in PowerShell:"),
        ]);

    public static HelpPage Doctor(QueryOptions options) => Page(options,
        images: null,
        "regpull doctor [IMAGE or REGISTRY] [options]",
        "Tests every step to an image, and prints one line with the time of each: reference, configuration, "
        + "credentials, mirrors, proxy, dns, tcp, tls, v2, token, manifest, one byte of a blob from its host, "
        + "rate-limit. For a registry alone (ghcr.io, localhost:5000, HOST:PORT/) the last three are skipped; "
        + "without an argument docker.io is tested. Mirrors are tested with the same steps. If one of them serves "
        + "the image, a failure at the registry is a note. A step that depends on a failed one is skipped, and the "
        + "exit code is that of the first failure. Nothing is tried twice. No secret is printed, so the output can "
        + "be shown to others.",
        [
            new HelpRow("regpull doctor", "Docker Hub, from this machine:"),
            new HelpRow("regpull doctor ghcr.io", "A registry, and the credential for it:"),
            new HelpRow("regpull doctor registry.example.com/team/app:1.0 -v", "An image, with every request:"),
            new HelpRow("(regpull doctor nginx --json | ConvertFrom-Json).outcome",
                "The outcome of each step, in PowerShell:"),
        ]);

    public static HelpPage Login(QueryOptions options) => new(
        "regpull login REGISTRY [options]",
        "Tries a user name and password at a registry. If they are accepted, stores them where docker login would: "
        + "in the credential helper that config.json of docker names for the registry (credHelpers, credsStore) or "
        + "that is installed; without one, in the Credential Manager on Windows, and elsewhere in config.json, "
        + "unencrypted and with a warning. The result says where. With --authfile, the place is that file, or the "
        + "helper that it names. If the registry gives a refresh token, this token is stored in place of the "
        + "password. Other entries of the file are kept. Docker Hub is docker.io. Exit codes are those of regpull "
        + "pull.",
        [
            .. options.Groups.Select(OptionRows.Section),
            new HelpSection.Examples("Examples",
            [
                new HelpRow("regpull login ghcr.io", "Type the user name and password:"),
                new HelpRow("regpull login registry.example.com -u robot --password-stdin < secret", "In a script:"),
                new HelpRow("$secret | regpull login docker.io -u ann --password-stdin", "In PowerShell:"),
            ]),
            OptionRows.Variables(options.Groups,
            [
                new HelpRow(CredentialOptions.PasswordVariable, "The password."),
                DockerConfig,
            ]),
        ]);

    public static HelpPage Logout(QueryOptions options) => new(
        "regpull logout REGISTRY [options]",
        "Removes the credential for a registry from where docker keeps it: the credential helper, the Windows "
        + "Credential Manager and config.json of docker. If there was none, it says so, and the exit code is 0. What "
        + "podman stored is kept, unless --authfile names its file.",
        [
            .. options.Groups.Select(OptionRows.Section),
            new HelpSection.Examples("Examples", [new HelpRow("regpull logout ghcr.io", "Sign out:")]),
            OptionRows.Variables(options.Groups, [DockerConfig]),
        ]);

    private static HelpRow DockerConfig => RegistryRows.All.Single(static row => row.Term == "DOCKER_CONFIG");

    private static HelpSection.Table Repositories() => new("Repositories",
    [
        new HelpRow("REPOSITORY", "[REGISTRY[:PORT]/]REPOSITORY, without tag and digest: nginx, ghcr.io/owner/app."),
        ImageRows.Path("Without it: the only repository. Its tag does not matter."),
    ]);

    private static HelpPage Page(
        QueryOptions options,
        HelpSection.Table? images,
        string usage,
        string summary,
        ImmutableArray<HelpRow> examples) => new(
        usage,
        $"{summary} Credentials and exit codes are those of regpull pull.",
        [
            .. new[] { images }.OfType<HelpSection>(),
            .. options.Groups.Select(OptionRows.Section),
            new HelpSection.Examples("Examples", examples),
            OptionRows.Variables(options.Groups, RegistryRows.All),
        ]);
}
