using System.Text.RegularExpressions;

namespace RegistryPull.Cli.Options;

/// <summary>
/// Expands what a shell would have expanded in a path: PowerShell and cmd hand <c>~</c> on, and so does bash behind
/// <c>=</c>.
/// </summary>
internal static partial class PathText
{
    /// <summary>Expands <c>~/</c> and, on Windows, <c>%NAME%</c>.</summary>
    /// <param name="typed">The path as typed.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="isWindows">Whether the names and separators of Windows count.</param>
    /// <returns>The path. What cannot be expanded stays as it is.</returns>
    public static string Expand(string typed, Func<string, string?> environment, bool isWindows)
    {
        var path = isWindows ? Variable().Replace(typed, match => Value(match, environment)) : typed;
        var home = environment(isWindows ? "USERPROFILE" : "HOME");
        return IsInHome(path, isWindows) && !string.IsNullOrEmpty(home) ? home + path[1..] : path;
    }

    // ~name is another user's home, which only a shell can look up.
    private static bool IsInHome(string path, bool isWindows) =>
        path == "~"
        || path.StartsWith("~/", StringComparison.Ordinal)
        || (isWindows && path.StartsWith(@"~\", StringComparison.Ordinal));

    private static string Value(Match match, Func<string, string?> environment) =>
        environment(match.Groups["name"].Value) is { Length: > 0 } value ? value : match.Value;

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
