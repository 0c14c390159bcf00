using System.Text;
using RegistryPull.Interop;

namespace RegistryPull.Cli.Completion;

/// <summary>The completion script for fish.</summary>
/// <remarks>https://fishshell.com/docs/current/completions.html</remarks>
internal static class FishScript
{
    // A word without ./ is an image of a registry, whatever file has its name.
    private const string IsPath = "string match -qr \"^[./~]\" -- (commandline -ct)";

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

        if (command.Argument == CompletedValue.File)
        {
            text.Append($"{start} -F\n");
        }
        else if (command.Argument == CompletedValue.Image)
        {
            text.Append($"complete -c regpull -n '__fish_seen_subcommand_from {command.Name}; and {IsPath}' -F\n");
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
        CompletedValue.FileOfKind => $" -r -F -a {Kinds(option.Words)}",
        CompletedValue.File or CompletedValue.Image => " -r -F",
        CompletedValue.Directory => " -x -a '(__fish_complete_directories)'",
        _ => " -x",
    };

    private static string Kinds(IEnumerable<string> endings) => ShellQuote.Fish(
        $"(string replace -r '\\.[a-z]*$' '' -- (commandline -ct)){{{string.Join(',', endings)}}}");

    private static string Words(IEnumerable<string> words) => ShellQuote.Fish(string.Join(' ', words));
}
