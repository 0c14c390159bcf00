namespace RegistryPull.FileSystem;

/// <summary>Writes a small file under another name beside its own, so that its own name is only given to a complete
/// file.</summary>
internal static class DraftFile
{
    /// <summary>Writes the file, and brings it to the disk. Nothing is left of a file that cannot be written.</summary>
    /// <param name="path">The name that the file gets later.</param>
    /// <param name="write">Writes its content.</param>
    /// <returns>The name that it has now.</returns>
    public static string Write(string path, Action<Stream> write)
    {
        var draft = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.new");

        // A new file, because someone else may have made one of this name, or a link.
        File.Delete(draft);
        var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            using (file)
            {
                write(file);
                file.Flush();
                FileSystemSync.Flush(file.SafeFileHandle, draft);
            }
        }
        catch
        {
            TryDelete(draft);
            throw;
        }

        return draft;
    }

    /// <summary>Writes the file in place of the one that is there.</summary>
    /// <param name="path">The name of the file.</param>
    /// <param name="write">Writes its content.</param>
    public static void Replace(string path, Action<Stream> write)
    {
        var draft = Write(path, write);
        try
        {
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            TryDelete(draft);
            throw;
        }
    }

    /// <summary>Removes a draft that does not get its name. A failure is ignored, because an earlier one is
    /// reported.</summary>
    public static void TryDelete(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            // The draft stays.
        }
    }
}
