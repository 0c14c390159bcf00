using System.Formats.Tar;

namespace OfflineDemo;

/// <summary>Reads what was made with the framework's own means, not with regpull's.</summary>
internal static class Output
{
    public static IReadOnlyList<OutputFile> Read(string path) => path switch
    {
        _ when File.Exists(path) => Archive(path),
        _ when Directory.Exists(path) => Layout(path),
        _ => throw new BrokenPromiseException($"{Path.GetFileName(path)} is not there"),
    };

    private static List<OutputFile> Archive(string path)
    {
        using var tar = new TarReader(File.OpenRead(path));
        var files = new List<OutputFile>();
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            {
                files.Add(new OutputFile(entry.Name, Content(entry)));
            }
        }

        return files;
    }

    private static byte[] Content(TarEntry entry)
    {
        var bytes = new byte[entry.Length];
        entry.DataStream?.ReadExactly(bytes);
        return bytes;
    }

    private static List<OutputFile> Layout(string path) =>
    [
        .. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => new OutputFile(NameIn(path, file), File.ReadAllBytes(file)))
            .OrderBy(static file => file.Name, StringComparer.Ordinal),
    ];

    private static string NameIn(string folder, string file) =>
        Path.GetRelativePath(folder, file).Replace('\\', '/');
}
