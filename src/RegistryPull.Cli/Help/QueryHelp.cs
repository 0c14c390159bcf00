using System.Collections.Immutable;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The help of the commands that ask a registry.</summary>
internal static class QueryHelp
{
    public static HelpPage Inspect(QueryOptions options) => Page(options,
        "regpull inspect IMAGE [options]",
        "Shows what an image is without downloading it: digest, platforms and their attestations, and for one platform the layers, the size of a pull, "
        + "the configuration and the history. All documents are verified. Signatures that are stored beside an image, not in its index, are not looked for.",
        [
            new HelpRow("regpull inspect nginx:1.27", "For people:"),
            new HelpRow("(regpull inspect nginx --json | ConvertFrom-Json).image.downloadSize", "How many bytes a pull would download, in PowerShell:"),
            new HelpRow("regpull inspect nginx --platform linux/arm64 --raw | sha256sum", "A manifest as served, which has the digest that names it:"),
        ]);

    public static HelpPage Digest(QueryOptions options) => Page(options,
        "regpull digest IMAGE [options]",
        "Prints the digest that an image's name stands for now, on one line. Where the registry answers a HEAD request it costs no more, "
        + "and on Docker Hub nothing of the rate limit. What is pulled by that digest is always the same bytes.",
        [
            new HelpRow("regpull digest nginx:1.27", "What the tag stands for:"),
            new HelpRow("regpull digest nginx --platform linux/arm64", "The manifest for one platform:"),
            new HelpRow("regpull pull \"nginx@$(regpull digest nginx)\"", "Pull what the tag stands for now, in a shell:"),
        ]);

    public static HelpPage Tags(QueryOptions options) => Page(options,
        "regpull tags REPOSITORY [options]",
        "Lists the tags of a repository, one a line, to the end of the registry's list. Names come first, then versions by the value of "
        + "their numbers, the newest last: alpine, latest, 1.9, 1.10-rc1, 1.10, 1.10-alpine.",
        [
            new HelpRow("regpull tags nginx", "All tags:"),
            new HelpRow("regpull tags nginx --filter \"1.*-alpine\" --limit 1", "The newest version of a variant:"),
            new HelpRow("(regpull tags ghcr.io/owner/app --json | ConvertFrom-Json).tags", "For a script, in PowerShell:"),
        ]);

    private static HelpPage Page(QueryOptions options, string usage, string summary, ImmutableArray<HelpRow> examples) => new(
        usage,
        $"{summary} Credentials and exit codes are those of regpull pull.",
        [
            .. options.Groups.Select(OptionRows.Section),
            new HelpSection.Examples("Examples", examples),
            OptionRows.Variables(options.Groups, CredentialRows.All),
        ]);
}
