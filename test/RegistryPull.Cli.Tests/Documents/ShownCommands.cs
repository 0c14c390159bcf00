using System.Text.RegularExpressions;

namespace RegistryPull.Cli.Tests.Documents;

/// <summary>The command lines of regpull that a page shows: those of code blocks, and those in the text.</summary>
internal static partial class ShownCommands
{
    private const string Fence = "```";

    // Blocks in these languages hold no command lines.
    private static readonly string[] OtherLanguages = ["csharp", "json", "toml", "xml"];

    /// <summary>Returns the arguments of each command line.</summary>
    /// <param name="page">The text of the page.</param>
    /// <returns>The words after <c>regpull</c>, without the quotes of the shell.</returns>
    public static IEnumerable<string[]> Read(string page) =>
        Texts(page)
            .SelectMany(static text => Call().Matches(text).Select(static call => Words(call.Groups["words"].Value)));

    private static IEnumerable<string> Texts(string page)
    {
        string? language = null;
        foreach (var line in Continued().Replace(page.ReplaceLineEndings("\n"), " ").Split('\n'))
        {
            var isFence = line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);
            switch (language)
            {
                case null when isFence:
                    language = line.Trim().TrimStart('`');
                    break;
                case null:
                    foreach (Match code in Code().Matches(line))
                    {
                        yield return code.Groups["code"].Value;
                    }

                    break;
                case not null when isFence:
                    language = null;
                    break;
                default:
                    if (!OtherLanguages.Contains(language) && IsCommand(line, language))
                    {
                        yield return line;
                    }

                    break;
            }
        }
    }

    // Text, such as help, has sentences too. Its commands are indented by four, and begin with the program or a
    // pipeline.
    private static bool IsCommand(string line, string language) =>
        language != "text" || line.StartsWith("    regpull ", StringComparison.Ordinal)
        || line.Contains("(regpull ", StringComparison.Ordinal) || line.Contains(
            "| regpull ", StringComparison.Ordinal);

    private static string[] Words(string words) =>
        [.. Word().Matches(words).Select(static word => Quote().Replace(word.Value, ""))];

    // A call ends where the shell ends it: at a pipe, a bracket, a redirection, a comment. The name of the package is
    // none.
    [GeneratedRegex("""(?<!install (?:-g )?)(?<=^|[\s(&"'$`])regpull(?:\.exe)?(?<words>(?:[ \t]+(?!#)(?:"(?:[^"$]|\$(?!\()|\$\([^)]*\))*"|'[^']*'|[^\s|;&<>()"'`#]|(?<=\S)#)+)*)(?![\w.\-/])""")]
    private static partial Regex Call();

    [GeneratedRegex("""(?:"[^"]*"|'[^']*'|[^\s"'])+""")]
    private static partial Regex Word();

    [GeneratedRegex("""["']""")]
    private static partial Regex Quote();

    [GeneratedRegex("(?<!`)`(?<code>(?:dotnet |dnx )?regpull [^`]+)`")]
    private static partial Regex Code();

    // The end of a line that goes on, in a POSIX shell and in PowerShell.
    [GeneratedRegex("(?: \\\\| `)\n *")]
    private static partial Regex Continued();
}
