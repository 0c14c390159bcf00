namespace RegistryPull.FileSystem;

/// <summary>Finds files that are plain: opening a pipe would wait, and a link leads to another file.</summary>
internal static class PlainFile
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Gets whether a path is a file, and not a link, directory, device or pipe.</summary>
    public static bool Is(string path) => FileStatus.TryRead(path) switch
    {
        { } status => status.IsFile,
        _ => new FileInfo(path) is { Exists: true } file && !file.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };

    /// <summary>Gets the plain files of a directory.</summary>
    public static IEnumerable<FileInfo> In(PinnedDirectory folder) =>
        new DirectoryInfo(folder.Path).EnumerateFiles("*", Everything).Where(static file => Is(file.FullName));
}
