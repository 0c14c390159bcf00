namespace RegistryPull.Output.Resuming;

/// <summary>Where the workspace of an output is, and which outputs have one.</summary>
internal static class WorkspaceName
{
    private const string Ending = ".regpull-partial";

    /// <summary><c>.NAME.regpull-partial</c> beside the output, so that it is on the same volume; whether it is there
    /// or not.</summary>
    /// <exception cref="OutputException">There is no place beside it.</exception>
    public static string PathFor(string output)
    {
        var folder = Path.GetDirectoryName(output)
            ?? throw new OutputException($"{output} is the root of a volume: name a file or directory in it");
        return Path.Combine(folder, $".{Path.GetFileName(output)}{Ending}");
    }

    /// <summary>Returns the outputs that have a workspace in a folder.</summary>
    public static IEnumerable<string> OutputsIn(string folder) =>
        Directory.EnumerateDirectories(folder, $".?*{Ending}")
            .Select(path => Path.Combine(folder, Path.GetFileName(path)[1..^Ending.Length]));
}
