using RegistryPull.FileSystem;


namespace RegistryPull.Caching;

/// <summary>Files that are nothing else: to open a pipe is to wait for somebody, and a link leads to what is another's.</summary>
internal static class PlainFiles
{
    /// <summary>Whether there is a file at a path, and no link, directory, device or pipe.</summary>
    public static bool IsOne(string path) => FileStatus.Of(path) is { } status
        ? status.IsFile
        : new FileInfo(path) is { Exists: true } file && IsPlain(file);

    /// <summary>The files of a directory; none where there is no directory, or where a link stands in its place.</summary>
    public static IEnumerable<FileInfo> In(string folder) => IsFolder(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false }).Where(static file => IsOne(file.FullName))
        : [];

    /// <summary>Whether there is a directory at a path, and no link to one.</summary>
    public static bool IsFolder(string path) => new DirectoryInfo(path) is { Exists: true } folder && IsPlain(folder);

    private static bool IsPlain(FileSystemInfo entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
