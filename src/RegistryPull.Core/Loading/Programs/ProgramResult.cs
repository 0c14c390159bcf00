using System.Collections.Immutable;

namespace RegistryPull.Loading.Programs;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    private const int MostLines = 20;
    private const int MostReasons = 3;

    /// <summary>Gets the lines of standard output, cleaned, of which the last ones are kept.</summary>
    public ImmutableArray<string> Lines => [.. Clean(Output).TakeLast(MostLines)];

    /// <summary>Gets what to add to a failure: the program's last lines, cleaned.</summary>
    public string Reason
    {
        get
        {
            string[] lines = [.. Clean(Error).Where(static line => !IsLog(line)).TakeLast(MostReasons)];
            if (lines is [])
            {
                lines = [.. Clean(Output).TakeLast(MostReasons)];
            }

            return string.Concat(lines.Select(static (line, index) => $"{Separator(index)}{line}"));
        }
    }

    // ctr and podman log their steps beside the error: time="…" level=info msg="…".
    private static bool IsLog(string line) => line.StartsWith("time=", StringComparison.Ordinal)
        && (line.Contains(" level=info ", StringComparison.Ordinal)
            || line.Contains(" level=debug ", StringComparison.Ordinal));

    private static string Separator(int index) => index switch
    {
        0 => ": ",
        _ => "; ",
    };

    private static IEnumerable<string> Clean(string text) =>
        text.Split('\n')
            .Select(static line => TerminalText.Sanitize(line.Trim()))
            .Where(static line => line.Length > 0);
}
