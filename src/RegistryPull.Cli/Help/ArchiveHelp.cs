using System.Collections.Immutable;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>The help of the commands that read archives.</summary>
internal static class ArchiveHelp
{
    public static HelpPage Verify(QueryOptions options) => Page(options,
        "regpull verify PATH [options]",
        "Hashes every manifest, configuration and layer of an archive, a layout or the first of a set of volumes, "
        + "unpacks the layers in memory to compare their diff_ids, and checks names, volumes and the transfer file "
        + "beside it. Standard output says which engines load it and what they lose. Exit code 0 when it is whole, "
        + "else 6, with a line on standard error for each bad blob, volume or missing transfer. Without a --base in a "
        + "registry no network is used.",
        [
            new HelpRow("regpull verify ./images.tar", "After it was carried:"),
            new HelpRow("regpull verify ./images.tar.001", "Volumes:"),
            new HelpRow("regpull verify ./delta.tar --base ./base.tar", "A delta with what the target has:"),
            new HelpRow("(regpull verify ./images.tar --json | ConvertFrom-Json).engines | Where-Object loads",
                "Which engines load it, in PowerShell:"),
        ]);

    public static HelpPage Diff(QueryOptions options) => Page(options,
        "regpull diff OLD NEW [options]",
        "Says what NEW has that OLD has not: images by name, then layers by diff_id with their bytes. Each side is a "
        + "reference, an archive or layout (PATH or PATH#NAME), or a transfer file (./x.transfer.json). One image on "
        + "each side is compared whatever their names. Exit code 0 whether they differ or not.",
        [
            new HelpRow("regpull diff ./last.tar ./new.tar", "Two archives:"),
            new HelpRow("regpull diff ./last.transfer.json ./new.tar", "Against what the other side got last:"),
            new HelpRow("regpull diff nginx:1.26 nginx:1.27 --files", "The files of two images:"),
            new HelpRow("(regpull diff ./last.tar nginx --json | ConvertFrom-Json).newSize",
                "How many bytes are new, in PowerShell:"),
        ]);

    private static HelpPage Page(
        QueryOptions options, string usage, string summary, ImmutableArray<HelpRow> examples) => new(
        usage,
        summary,
        [
            .. options.Groups.Select(OptionRows.Section),
            new HelpSection.Examples("Examples", examples),
            OptionRows.Variables(options.Groups, RegistryRows.All),
            ExitCodeRows.Section(),
        ]);
}
