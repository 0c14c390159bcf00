namespace RegistryPull.Programs;

/// <summary>Finds programs in the directories of <c>PATH</c>.</summary>
/// <remarks>The search is our own: Windows would look into the current directory first, where a stranger's program may
/// lie.</remarks>
internal static class ProgramSearch
{
    private const UnixFileMode Executable =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Returns the directories of programs. A relative one is left out, because it may lead to a stranger's
    /// program.</summary>
    /// <param name="path">The value of <c>PATH</c>; null for none.</param>
    public static IReadOnlyList<string> Folders(string? path) =>
        [.. (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)];

    /// <summary>Returns the path of the first program that is there.</summary>
    /// <param name="folders">The directories, in their order.</param>
    /// <param name="names">The file names that it may have.</param>
    /// <returns>Null when it is in none of the directories.</returns>
    public static string? Find(IEnumerable<string> folders, IReadOnlyList<string> names) => folders
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(IsProgram);

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0);
}
