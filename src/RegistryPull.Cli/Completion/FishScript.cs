using System.Text;
using RegistryPull.Interop;

namespace RegistryPull.Cli.Completion;

/// <summary>The completion script for fish.</summary>
/// <remarks>https://fishshell.com/docs/current/completions.html</remarks>
internal static class FishScript
{
    public static string Write(CompletionModel model)
    {
        var text = new StringBuilder(
            "# fish completion for regpull. Written by: regpull completion fish\n\ncomplete -c regpull -f\n");
        foreach (var command in model.Commands)
        {
            text.Append(
                $"complete -c regpull -n __fish_use_subcommand -a {command.Name} -d "
                + $"{ShellQuote.Fish(command.Summary)}\n");
        }

        foreach (var command in model.Commands)
        {
            Append(text, command);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, CompletedCommand command)
    {
        var start = $"complete -c regpull -n '__fish_seen_subcommand_from {command.Name}'";
        if (!command.Words.IsEmpty)
        {
            text.Append($"{start} -a {Words(command.Words)}\n");
        }

        foreach (var option in command.Options)
        {
            var shortName = option.Short is null ? "" : $" -s {option.Short}";
            text.Append($"{start}{shortName} -l {option.Long}{Value(option)} -d {ShellQuote.Fish(option.Summary)}\n");
        }
    }

    private static string Value(CompletedOption option) => option.Value switch
    {
        CompletedValue.None => "",
        CompletedValue.Words => $" -x -a {Words(option.Words)}",
        CompletedValue.File => " -r -F",
        CompletedValue.Directory => " -x -a '(__fish_complete_directories)'",
        _ => " -x",
    };

    private static string Words(IEnumerable<string> words) => ShellQuote.Fish(string.Join(' ', words));
}
