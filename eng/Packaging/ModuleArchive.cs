using System.IO.Compression;
using System.Text;

namespace Packaging;

/// <summary>Packs the PowerShell module, to be unpacked into a folder of <c>PSModulePath</c>.</summary>
internal static class ModuleArchive
{
    // The earliest date that zip has: equal content gives equal archives.
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // The line of the manifest that the address stands above.
    private const string License = "LicenseUri = ";

    /// <summary>Writes the archive.</summary>
    /// <param name="module">The folder of the module.</param>
    /// <param name="path">Where it goes.</param>
    /// <param name="repository">The address of the sources; null when it is not known.</param>
    public static void Write(string module, string path, string? repository)
    {
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        var files = Directory.GetFiles(module, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(Path.GetDirectoryName(module)!, file).Replace('\\', '/');
            var entry = archive.CreateEntry(name);
            entry.LastWriteTime = Date;
            using var content = entry.Open();
            content.Write(Read(file, repository));
        }
    }

    // The checkout does not know its address: only a release has one.
    private static byte[] Read(string file, string? repository)
    {
        var isManifest = Path.GetExtension(file) == ".psd1";
        if (!isManifest || repository is null)
        {
            return File.ReadAllBytes(file);
        }

        var text = File.ReadAllText(file);
        if (!text.Contains(License, StringComparison.Ordinal) || repository.Contains('\'', StringComparison.Ordinal))
        {
            throw new PackagingException($"{file} cannot get the address {repository}: it has no {License.TrimEnd()}");
        }

        return Encoding.ASCII.GetBytes(text.Replace(License, $"ProjectUri = '{repository}'\n            {License}"));
    }
}
