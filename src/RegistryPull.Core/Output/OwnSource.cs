using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Output;

/// <summary>Refuses an output in whose place a source of the same run would be lost.</summary>
internal static class OwnSource
{
    /// <summary>Checks that no source is the output, or is in it.</summary>
    /// <param name="output">The full path of the output.</param>
    /// <param name="images">The images, of which some may be in archives.</param>
    /// <exception cref="OutputException">One is.</exception>
    public static void ThrowIfAny(string output, IEnumerable<ImageLocator> images)
    {
        var sources = images.Select(static image => image.Path).OfType<string>().Distinct();
        var lost = sources.FirstOrDefault(source => IsSame(output, source) || IsBelow(output, source));
        if (lost is not null)
        {
            throw new OutputException(
                $"{output} would replace {lost}, which the images are read from: name another output (--output)");
        }
    }

    // The same file may have several paths.
    private static bool IsSame(string output, string source) =>
        FileStatus.TryRead(output) is { } status
        && FileStatus.TryRead(WorkingDirectory.Resolve(source)) is { } other
        && status.Identity == other.Identity;

    private static bool IsBelow(string output, string source)
    {
        var relative = Path.GetRelativePath(output, WorkingDirectory.Resolve(source));
        return relative != ".."
            && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !Path.IsPathRooted(relative);
    }
}
