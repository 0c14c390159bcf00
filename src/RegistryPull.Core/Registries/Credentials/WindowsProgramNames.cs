namespace RegistryPull.Registries.Credentials;

/// <summary>The file names that a program may have on Windows: Google's helper is
/// <c>docker-credential-gcloud.cmd</c>.</summary>
/// <remarks>Windows has <c>cmd.exe</c> run <c>.cmd</c> and <c>.bat</c>, whose rules of quoting no caller can keep
/// (CVE-2024-24576). A helper gets one constant word as its argument, and everything else by standard input, so there
/// is nothing to quote.</remarks>
internal static class WindowsProgramNames
{
    // What CreateProcess starts. Others of PATHEXT, such as .vbs, need a shell.
    private static readonly string[] Startable = [".com", ".exe", ".bat", ".cmd"];

    /// <summary>The names in the order in which they are looked for.</summary>
    /// <param name="fileName">The name as configured, with or without an extension.</param>
    /// <param name="extensions"><c>PATHEXT</c>; null for the usual ones.</param>
    public static IEnumerable<string> Expand(string fileName, string? extensions)
    {
        var known = (extensions ?? ".COM;.EXE;.BAT;.CMD").Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static extension => extension.ToLowerInvariant()).Where(Startable.Contains).Distinct().ToList();
        var isComplete = known.Exists(extension => fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        if (isComplete)
        {
            return [fileName];
        }

        return known.Select(extension => fileName + extension);
    }
}
