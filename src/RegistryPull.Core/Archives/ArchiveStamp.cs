namespace RegistryPull.Archives;

/// <summary>Finds out whether the file of an archive has changed since it was read.</summary>
/// <param name="Length">The number of bytes of the file; 0 for a directory, whose files are opened when they are
/// needed.</param>
/// <param name="Modified">The time of the last writing.</param>
internal sealed record ArchiveStamp(long Length, DateTime Modified)
{
    /// <summary>Reads the stamp of what is at a path.</summary>
    public static ArchiveStamp Read(string path)
    {
        var index = new FileInfo(Path.Combine(path, LayoutImages.IndexName));
        FileInfo[] files = [index, new FileInfo(path)];
        return Array.Find(files, static file => file.Exists) switch
        {
            { } file => new ArchiveStamp(file.Length, file.LastWriteTimeUtc),
            null => new ArchiveStamp(0, default),
        };
    }
}
