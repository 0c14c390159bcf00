namespace RegistryPull.Output.Resuming;

/// <summary>Where the staging area of an output is, and which outputs have one.</summary>
internal static class WorkspaceName
{
    private const string Ending = ".regpull-partial";

    /// <summary><c>.NAME.regpull-partial</c> beside the output, so that it is on the same volume; whether it is there or not.</summary>
    /// <exception cref="OutputException">There is no place beside it.</exception>
    public static string Of(string output)
    {
        var folder = Path.GetDirectoryName(output) ?? throw new OutputException($"{output} is a whole volume: name something in it");
        return Path.Combine(folder, $".{Path.GetFileName(output)}{Ending}");
    }

    /// <summary>The outputs that have an area in a folder.</summary>
    public static IEnumerable<string> OutputsIn(string folder) =>
        Directory.EnumerateDirectories(folder, $".?*{Ending}").Select(area => Path.Combine(folder, Path.GetFileName(area)[1..^Ending.Length]));
}
