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
        var path = typed;
        if (isWindows)
        {
            path = Variable().Replace(typed, match => Value(match, environment));
        }

        var home = environment(isWindows ? "USERPROFILE" : "HOME");
        if (IsInHome(path, isWindows) && !string.IsNullOrEmpty(home))
        {
            return home + path[1..];
        }

        return path;
    }

    // ~name is another user's home, which only a shell can look up.
    private static bool IsInHome(string path, bool isWindows) =>
        path == "~"
        || path.StartsWith("~/", StringComparison.Ordinal)
        || (isWindows && path.StartsWith(@"~\", StringComparison.Ordinal));

    private static string Value(Match match, Func<string, string?> environment) =>
        environment(match.Groups["name"].Value) switch
        {
            { Length: > 0 } value => value,
            _ => match.Value,
        };

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
