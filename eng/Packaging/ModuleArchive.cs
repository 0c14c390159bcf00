using System.IO.Compression;

namespace Packaging;

/// <summary>Packs the PowerShell module, to be unpacked into a folder of <c>PSModulePath</c>.</summary>
internal static class ModuleArchive
{
    // The earliest date that zip has: equal content gives equal archives.
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the archive.</summary>
    /// <param name="module">The folder of the module.</param>
    /// <param name="path">Where it goes.</param>
    public static void Write(string module, string path)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        var files = Directory.GetFiles(module, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(Path.GetDirectoryName(module)!, file).Replace('\\', '/');
            var entry = archive.CreateEntry(name);
            entry.LastWriteTime = Date;
            using var content = entry.Open();
            using var source = File.OpenRead(file);
            source.CopyTo(content);
        }
    }
}
