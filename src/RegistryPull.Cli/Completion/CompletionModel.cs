using System.Collections.Immutable;
using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Commands;
using RegistryPull.Cli.Reports;

namespace RegistryPull.Cli.Completion;

/// <summary>What may be typed after <c>regpull</c>, as the option parser knows it.</summary>
/// <param name="Commands">The commands.</param>
internal sealed record CompletionModel(ImmutableArray<CompletedCommand> Commands)
{
    private static readonly ImmutableArray<string> Platforms =
    [
        "all", "linux/amd64", "linux/arm64", "linux/arm/v7", "linux/arm/v6", "linux/386",
        "linux/ppc64le", "linux/riscv64", "linux/s390x", "windows/amd64",
    ];

    // The beginnings of engines that have a name behind them, too.
    private static readonly ImmutableArray<string> Engines =
        ["docker", "podman", "containerd", "containerd:k8s.io", "k3s", "wsl:", "ssh://"];

    /// <param name="root">The program with its commands.</param>
    /// <param name="formats">What <c>--format</c> takes.</param>
    public static CompletionModel From(CommandLineApplication root, ImmutableArray<string> formats) =>
        new([.. root.Commands.Select(command => From(command, root, formats))]);

    private static CompletedCommand From(
        CommandLineApplication command, CommandLineApplication root, ImmutableArray<string> formats)
    {
        var options = command.GetOptions().Select(option => From(option, formats));
        var (argument, words) = command.Arguments.FirstOrDefault()?.Name switch
        {
            ArgumentNames.Command => (CompletedValue.Words, [.. root.Commands.Select(static other => other.Name!)]),
            ArgumentNames.Shell => (CompletedValue.Words, ShellScripts.Names),
            ArgumentNames.Action => (CompletedValue.Words, ["prune"]),
            ArgumentNames.Path => (CompletedValue.File, []),
            ArgumentNames.Image or ArgumentNames.Old => (CompletedValue.Image, []),
            null => (CompletedValue.None, []),
            _ => (CompletedValue.Text, ImmutableArray<string>.Empty),
        };
        return new CompletedCommand(command.Name!, command.Description ?? "", [.. options], argument, words);
    }

    private static CompletedOption From(CommandOption option, ImmutableArray<string> formats)
    {
        var (kind, words) = option switch
        {
            { OptionType: CommandOptionType.NoValue } => (CompletedValue.None, ImmutableArray<string>.Empty),
            { LongName: "format" } => (CompletedValue.Words, formats),
            { LongName: "platform" } => (CompletedValue.Words, Platforms),
            { LongName: "progress" } => (CompletedValue.Words, ["auto", "json", "none", "plain", "tty"]),
            { LongName: "to" } => (CompletedValue.Words, Engines),
            { LongName: "layer-compression" } => (CompletedValue.Words, ["keep", "none"]),
            { LongName: "proxy" } => (CompletedValue.Words, ["none", "http://", "https://"]),
            { LongName: "report" } => (CompletedValue.FileOfKind, ReportFile.Endings),
            { LongName: "base" } => (CompletedValue.Image, []),
            { ValueName: "<PATH>" or "PATH" or "<FILE>" or "FILE" } => (CompletedValue.File, []),
            { ValueName: "<DIR>" or "DIR" } => (CompletedValue.Directory, []),
            _ => (CompletedValue.Text, []),
        };
        return new CompletedOption(option, kind, words);
    }
}
