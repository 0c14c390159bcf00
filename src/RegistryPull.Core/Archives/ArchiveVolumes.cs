using System.Globalization;

namespace RegistryPull.Archives;

/// <summary>Finds the files of an archive that was split: <c>NAME.001</c>, <c>NAME.002</c>, …</summary>
internal static class ArchiveVolumes
{
    private const string First = ".001";
    private const int MaxVolumes = 999;

    /// <summary>Returns whether a path is that of the first of several volumes.</summary>
    public static bool IsFirst(string path) => path.EndsWith(First, StringComparison.Ordinal);

    /// <summary>Returns the volumes of an archive.</summary>
    /// <param name="path">The path of the first one, or of an archive that was not split.</param>
    /// <returns>The paths, in their order.</returns>
    /// <exception cref="InvalidContentException">One is missing between two others.</exception>
    public static IReadOnlyList<string> Find(string path)
    {
        if (!IsFirst(path))
        {
            return [path];
        }

        var name = path[..^First.Length];
        var volumes = Enumerable.Range(1, MaxVolumes).Select(number => Volume(name, number));
        string[] found = [.. volumes.TakeWhile(File.Exists)];
        if (volumes.Skip(found.Length + 1).Any(File.Exists))
        {
            throw new InvalidContentException(
                $"the volume {TerminalText.Sanitize(Volume(name, found.Length + 1))} is missing");
        }

        return found;
    }

    /// <summary>Returns the path of a volume.</summary>
    /// <param name="name">The path of the archive that was split.</param>
    /// <param name="number">The number of the volume, from 1.</param>
    public static string Volume(string name, int number) =>
        name + number.ToString("'.'000", CultureInfo.InvariantCulture);
}
