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
        + "beside it. Standard output says which engines load it and what they lose. The exit code is 0 when "
        + "everything is complete and correct, else 6, with a line on standard error for each blob, volume or "
        + "transfer that is damaged or missing. The network is used only for a --base in a registry.",
        [
            new HelpRow("regpull verify ./images.tar", "An archive:"),
            new HelpRow("regpull verify ./images.tar.001", "Volumes:"),
            new HelpRow("regpull verify ./delta.tar --base ./base.tar", "A delta, with the archive of its base:"),
            new HelpRow("(regpull verify ./images.tar --json | ConvertFrom-Json).engines",
                "Which engines load it, in PowerShell:"),
        ]);

    public static HelpPage Diff(QueryOptions options) => Page(options,
        "regpull diff OLD NEW [options]",
        "Compares OLD with NEW: images by name, then layers by diff_id with their bytes. Each side is a reference, "
        + "an archive or layout (PATH or PATH#NAME), or a transfer file (./x.transfer.json). When each side has one "
        + "image, these two are compared, whatever their names. The exit code is 0, whether the sides differ or not.",
        [
            new HelpRow("regpull diff ./last.tar ./new.tar", "Two archives:"),
            new HelpRow("regpull diff ./last.transfer.json ./new.tar", "With what was carried last:"),
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
