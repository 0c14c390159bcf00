using RegistryPull.FileSystem;

namespace RegistryPull.Transfer;

/// <summary>Writes a small file under another name beside its own, so that its own name is only given to a complete
/// file.</summary>
internal static class DraftFile
{
    /// <summary>Writes the file, and brings it to the disk.</summary>
    /// <param name="path">The name that the file gets later.</param>
    /// <param name="write">Writes its content.</param>
    /// <returns>The name that it has now.</returns>
    public static string Write(string path, Action<Stream> write)
    {
        var draft = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.new");

        // A new file, because someone else may have made one of this name, or a link.
        File.Delete(draft);
        using var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        write(file);
        file.Flush();
        FileSystemSync.Flush(file.SafeFileHandle, draft);
        return draft;
    }
}
