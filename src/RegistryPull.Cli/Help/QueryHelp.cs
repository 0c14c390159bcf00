using System.Collections.Immutable;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The help of the commands that ask a registry.</summary>
internal static class QueryHelp
{
    public static HelpPage Inspect(QueryOptions options) => Page(options,
        ImageRows.Section("Without it: the only one."),
        "regpull inspect IMAGE [options]",
        "Shows what an image is without downloading it: digest, platforms and their attestations, and for one "
        + "platform the layers, the size of a pull, the configuration and the history. All documents are verified. "
        + "Signatures that are stored beside an image, not in its index, are not looked for.",
        [
            new HelpRow("regpull inspect nginx:1.27", "For people:"),
            new HelpRow("regpull inspect ./nginx_1.27.tar", "What is in an archive:"),
            new HelpRow("(regpull inspect nginx --json | ConvertFrom-Json).image.downloadSize",
                "How many bytes a pull would download, in PowerShell:"),
            new HelpRow("regpull inspect nginx --platform linux/arm64 --raw | sha256sum",
                "A manifest as served, which has the digest that names it:"),
        ]);

    public static HelpPage Digest(QueryOptions options) => Page(options,
        ImageRows.Section("Without it: the only one."),
        "regpull digest IMAGE [options]",
        "Prints the digest that an image's name stands for now, on one line. Where the registry answers a HEAD "
        + "request it costs no more, and on Docker Hub nothing of the rate limit. What is pulled by that digest is "
        + "always the same bytes.",
        [
            new HelpRow("regpull digest nginx:1.27", "What the tag stands for:"),
            new HelpRow("regpull digest ./stack.tar#nginx:1.27", "Of an image in an archive:"),
            new HelpRow("regpull digest nginx --platform linux/arm64", "The manifest for one platform:"),
            new HelpRow("regpull pull \"nginx@$(regpull digest nginx)\"",
                "Pull what the tag stands for now, in a shell:"),
        ]);

    public static HelpPage Tags(QueryOptions options) => Page(options,
        Repositories(),
        "regpull tags REPOSITORY [options]",
        "Lists the tags of a repository, one a line, to the end of the registry's list. Names come first, then "
        + "versions by the value of their numbers, the newest last: alpine, latest, 1.9, 1.10-rc1, 1.10, 1.10-alpine.",
        [
            new HelpRow("regpull tags nginx", "All tags:"),
            new HelpRow("regpull tags nginx --filter \"1.*-alpine\" --limit 1", "The newest version of a variant:"),
            new HelpRow("(regpull tags ghcr.io/owner/app --json | ConvertFrom-Json).tags",
                "For a script, in PowerShell:"),
        ]);

    public static HelpPage Doctor(QueryOptions options) => Page(options,
        images: null,
        "regpull doctor [IMAGE or REGISTRY] [options]",
        "Tests every step to an image, one a line with its time: reference, configuration, credentials, mirrors, "
        + "proxy, dns, tcp, tls, v2, token, manifest, one byte of a blob from wherever it is kept, rate-limit. For a "
        + "registry alone (ghcr.io, localhost:5000, HOST:PORT/) the last three are skipped; without an argument it is "
        + "docker.io. Mirrors are tested with the same steps, and when one of them serves the image, what fails at the "
        + "registry is a note. What depends on a step that failed is skipped, and the exit code is that of the first "
        + "failure. Nothing is tried twice. No secret is printed, so that the result can be shown to others.",
        [
            new HelpRow("regpull doctor", "Docker Hub, as this machine sees it:"),
            new HelpRow("regpull doctor ghcr.io", "Who am I there, and does it take my credential:"),
            new HelpRow("regpull doctor registry.example.com/team/app:1.0 -v", "An image, with every request:"),
            new HelpRow("(regpull doctor nginx --json | ConvertFrom-Json) | Where-Object outcome -eq failed",
                "What failed, in PowerShell:"),
        ]);

    public static HelpPage Login(QueryOptions options) => new(
        "regpull login REGISTRY [options]",
        "Tries a user name and password at a registry and, when they are taken, stores them where docker login would: "
        + "in the credential helper that docker's config.json names for the registry (credHelpers, credsStore) or that "
        + "is installed, on Windows else in the Credential Manager, else in that file, as plain text, with a warning. "
        + "The result says where. With --authfile it is that file, or the helper that it names. Where the registry "
        + "gives a token to come back with, that is stored in the password's place. What other programs have in the "
        + "file stays as it is. Docker Hub is docker.io. Exit codes are those of regpull pull.",
        [
            .. options.Groups.Select(OptionRows.Section),
            new HelpSection.Examples("Examples",
            [
                new HelpRow("regpull login ghcr.io", "Be asked for user name and password:"),
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
        + "Credential Manager and docker's config.json. It says when there was none, which is no failure. What podman "
        + "stored is left alone, unless --authfile names its file.",
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
