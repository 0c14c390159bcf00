using System.Text;
using RegistryPull.Interop;

namespace RegistryPull.Cli.Completion;

/// <summary>
/// The completion script for zsh: for <c>eval</c> after compinit, or as the file <c>_regpull</c> in <c>fpath</c>.
/// </summary>
/// <remarks>https://zsh.sourceforge.io/Doc/Release/Completion-System.html</remarks>
internal static class ZshScript
{
    private const string Beginning = """
        #compdef regpull
        # zsh completion for regpull. Written by: regpull completion zsh

        _regpull() {
          local -a commands=(

        """;

    private const string Middle = """
          )
          if ((CURRENT == 2)); then
            _describe command commands
            return
          fi
          local command=$words[2]
          shift words
          ((CURRENT--))
          case $command in

        """;

    private const string End = """
          esac
        }

        if [[ $funcstack[1] == _regpull ]]; then
          _regpull "$@"
        else
          compdef _regpull regpull
        fi

        """;

    // A word without ./ is an image of a registry, whatever file has its name.
    private const string Images = "{if [[ $PREFIX == [./~]* ]] _files}";

    public static string Write(CompletionModel model)
    {
        var text = new StringBuilder(Beginning);
        foreach (var command in model.Commands)
        {
            text.Append($"    {ShellQuote.Posix($"{command.Name}:{command.Summary}")}\n");
        }

        text.Append(Middle);
        foreach (var command in model.Commands)
        {
            Append(text, command);
        }

        return text.Append(End).ToString();
    }

    private static void Append(StringBuilder text, CompletedCommand command)
    {
        text.Append($"    {command.Name})\n      _arguments -S");
        foreach (var option in command.Options)
        {
            text.Append($" \\\n        {Specification(option)}");
        }

        text.Append($" \\\n        {ShellQuote.Posix(Argument(command))}\n      ;;\n");
    }

    private static string Argument(CompletedCommand command) => command.Argument switch
    {
        CompletedValue.Words => $"1: :{Words(command.Words)}",
        CompletedValue.File => "*: :_files",
        CompletedValue.Image => $"*: :{Images}",
        _ => "*: :",
    };

    // '(-f --format)'{-f+,--format=}'[Summary]:value:(a b)'
    private static string Specification(CompletedOption option)
    {
        var hasValue = option.Value != CompletedValue.None;
        var (one, two) = hasValue ? ("+", "=") : ("", "");
        var exclusive = "'*'";
        if (!option.IsRepeatable)
        {
            exclusive = $"'({string.Join(' ', option.Names)})'";
        }

        var names = option.Short switch
        {
            null => $"--{option.Long}{two}",
            _ => $"{{-{option.Short}{one},--{option.Long}{two}}}",
        };
        var description = ShellQuote.Posix($"[{Escaped(option.Summary, "\\[]:")}]{Action(option)}");
        return $"{exclusive}{names}{description}";
    }

    private static string Action(CompletedOption option) => option.Value switch
    {
        CompletedValue.None => "",
        CompletedValue.Words => $":{option.Long}:{Words(option.Words)}",
        CompletedValue.FileOfKind => $":{option.Long}:{Kinds(option.Words)}",
        CompletedValue.Image => $":{option.Long}:{Images}",
        CompletedValue.File => $":{option.Long}:_files",
        CompletedValue.Directory => $":{option.Long}:_files -/",
        _ => $":{option.Long}:",
    };

    private static string Kinds(IEnumerable<string> endings) =>
        "{_files; local stem=${${PREFIX%.[a-z]*}%.}; if [[ -n $stem ]] compadd -- $stem{" + string.Join(',', endings)
        + "}}";

    private static string Words(IEnumerable<string> words) =>
        $"({string.Join(' ', words.Select(static word => Escaped(word, "\\:() '\"")))})";

    private static string Escaped(string text, string special) =>
        string.Concat(text.Select(character => Escape(character, special)));

    private static string Escape(char character, string special)
    {
        if (special.Contains(character, StringComparison.Ordinal))
        {
            return $"\\{character}";
        }

        return $"{character}";
    }
}
