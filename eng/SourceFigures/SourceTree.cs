namespace SourceFigures;

/// <summary>Reads the C# files below a folder, without what the build made.</summary>
internal static class SourceTree
{
    public static IEnumerable<SourceFile> Read(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(static path => path.Replace('\\', '/'))
            .Where(static path => !IsBuilt(path))
            .Order(StringComparer.Ordinal)
            .Select(static path => new SourceFile(path, File.ReadAllText(path)));

    private static bool IsBuilt(string path) =>
        path.Contains("/obj/", StringComparison.Ordinal) || path.Contains("/bin/", StringComparison.Ordinal);
}
