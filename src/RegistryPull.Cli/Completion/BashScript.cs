using System.Text;
using RegistryPull.Interop;

namespace RegistryPull.Cli.Completion;

/// <summary>The completion script for bash, from version 3.2 on, which macOS has.</summary>
/// <remarks>https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html</remarks>
internal static class BashScript
{
    // COMP_WORDBREAKS has '=', so bash makes three words of --format=oci.
    private const string Beginning = """
        # bash completion for regpull. Written by: regpull completion bash

        _regpull_words() {
            while IFS= read -r REPLY; do COMPREPLY+=("$REPLY"); done < <(compgen -W "$1" -- "$2")
        }

        _regpull_paths() {
            compopt -o filenames 2>/dev/null
            while IFS= read -r REPLY; do COMPREPLY+=("$REPLY"); done < <(compgen "$1" -- "$2")
        }

        # A word without ./ is an image of a registry, whatever file has its name.
        _regpull_images() {
            if [[ $1 == [./~]* ]]; then _regpull_paths -f "$1"; fi
        }

        _regpull_kinds() {
            local ending stem=${2%.[a-z]*}
            _regpull_paths -f "$2"
            stem=${stem%.}
            for ending in $1; do
                if [[ -n $stem && $stem$ending == "$2"* ]]; then COMPREPLY+=("$stem$ending"); fi
            done
        }

        _regpull() {
            local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
            COMPREPLY=()
            if [[ $current == = ]]; then
                current=
            elif [[ $previous == = ]]; then
                previous=${COMP_WORDS[COMP_CWORD-2]}
            fi
            if ((COMP_CWORD == 1)); then command=; fi
            case "$command $previous" in

        """;

    private const string End = """
            esac
        }

        complete -F _regpull regpull

        """;

    public static string Write(CompletionModel model)
    {
        var text = new StringBuilder(Beginning);
        foreach (var command in model.Commands)
        {
            foreach (var option in command.Options)
            {
                AppendValue(text, command.Name, option);
            }
        }

        text.Append("    esac\n    case $command in\n");
        AppendCase(text, "''", [.. model.Commands.Select(static command => command.Name), "--help", "--version"], "");
        foreach (var command in model.Commands)
        {
            string[] words = [.. command.Words, .. command.Options.SelectMany(static option => option.Names)];
            AppendCase(text, command.Name, words, Argument(command.Argument));
        }

        return text.Append(End).ToString();
    }

    private static void AppendCase(StringBuilder text, string pattern, IEnumerable<string> words, string argument) =>
        text.Append($"        {pattern}) _regpull_words {Quoted(words)} \"$current\"{argument} ;;\n");

    private static string Argument(CompletedValue argument) => argument switch
    {
        CompletedValue.File => "; [[ $current == -* ]] || _regpull_paths -f \"$current\"",
        CompletedValue.Image => "; _regpull_images \"$current\"",
        _ => "",
    };

    private static void AppendValue(StringBuilder text, string command, CompletedOption option)
    {
        if (option.Value == CompletedValue.None)
        {
            return;
        }

        var names = string.Join('|', option.Names.Select(name => $"'{command} {name}'"));
        var action = option.Value switch
        {
            CompletedValue.Words => $"_regpull_words {Quoted(option.Words)} \"$current\"; return",
            CompletedValue.FileOfKind => $"_regpull_kinds {Quoted(option.Words)} \"$current\"; return",
            CompletedValue.Image => "_regpull_images \"$current\"; return",
            CompletedValue.File => "_regpull_paths -f \"$current\"; return",
            CompletedValue.Directory => "_regpull_paths -d \"$current\"; return",
            _ => "return",
        };
        text.Append($"        {names}) {action} ;;\n");
    }

    private static string Quoted(IEnumerable<string> words) => ShellQuote.Posix(string.Join(' ', words));
}
