using RegistryPull.Interop;

namespace RegistryPull.Cli.Reporting;

/// <summary>
/// The name of an output on standard output: as it was typed; a default name is short where the script stands.
/// </summary>
internal static class DisplayedPath
{
    /// <summary>Returns the names of an output: one, or one for each of its volumes.</summary>
    /// <param name="request">What was typed.</param>
    /// <param name="result">What was made.</param>
    public static IEnumerable<string> AllFrom(PullRequest request, PullResult result)
    {
        if (result.Volumes.IsEmpty)
        {
            return new[] { From(request, result.Output) }.OfType<string>();
        }

        return result.Volumes.Select(volume => From(request, volume));
    }

    /// <summary>Returns the name.</summary>
    /// <param name="request">What was typed.</param>
    /// <param name="fullPath">Where the output is; null for a stream.</param>
    /// <returns>The name; null for a stream.</returns>
    public static string? From(PullRequest request, string? fullPath) => (fullPath, request) switch
    {
        (null, _) => null,
        (_, { Output: { } typed }) => typed,
        (_, { OutputDirectory: { } directory }) => Path.Combine(directory, Path.GetFileName(fullPath)),
        _ => Shorten(fullPath),
    };

    // The number of the volume is added to what was typed.
    private static string From(PullRequest request, PulledVolume volume)
    {
        var name = From(request, volume.Path)!;
        if (request.Output is null)
        {
            return name;
        }

        return name + Path.GetExtension(volume.Path);
    }

    private static string Shorten(string fullPath)
    {
        if (Path.GetDirectoryName(fullPath) == WorkingDirectory.TryGet())
        {
            return Path.GetFileName(fullPath);
        }

        return fullPath;
    }
}
