using RegistryPull.Cli.Commands;

namespace RegistryPull.Cli.Help;

/// <summary>The help of the program as a whole.</summary>
internal static class RootHelp
{
    public const string HelpTemplate = "-h|--help";
    public const string VersionTemplate = "--version";

    public static HelpPage Page(IEnumerable<ICommand> commands) => new(
        "regpull COMMAND [options]",
        "Pulls container images straight from a registry, without docker: verified, resumable, as a docker archive, "
        + "an OCI layout or a plain root file system.",
        [
            new HelpSection.Table(
                "Commands", [.. commands.Select(static command => new HelpRow(command.Name, command.Summary))]),
            new HelpSection.Table("Options",
            [
                new HelpRow("-h, --help", "Help for the program, or for a command: regpull pull --help"),
                new HelpRow("    --version", "The version of the program"),
            ]),
            new HelpSection.Examples("Examples",
            [
                new HelpRow("regpull pull hello-world", "Write hello-world_latest.tar, ready for docker load:"),
                new HelpRow("docker load -i (regpull pull mysql:5.7 -q)", "Pull and load in one line of PowerShell:"),
            ]),
        ]);
}
