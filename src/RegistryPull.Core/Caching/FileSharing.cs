using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Caching;

/// <summary>Gives a file's bytes another name without copying them, where the file system can.</summary>
/// <remarks>
/// A clone (Btrfs, XFS, bcachefs, OCFS2; APFS) is copied on the first write. A hard link is the same file, so neither
/// name may be written to; it is used on Linux alone, where the number of links can be read afterwards.
/// </remarks>
internal static class FileSharing
{
    // linux/fs.h: _IOW(0x94, 9, int). On the few processors where the number is another one, the call fails, and there
    // is no clone.
    private const nuint Clone = 0x40049409;

    /// <summary>Gets whether this system has a way to do so.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>Makes a file of a file's bytes.</summary>
    /// <param name="from">The file; it may belong to any user.</param>
    /// <param name="to">The new one's path.</param>
    /// <returns>Whether it is there.</returns>
    /// <exception cref="IOException">The new file cannot be made, with or without its bytes.</exception>
    public static bool TryShare(BlobFile from, string to)
    {
        if (OperatingSystem.IsLinux())
        {
            return TryShareOnLinux(from, to);
        }

        return OperatingSystem.IsMacOS() && FileCopies.Clone(from.Path, to, 0) == 0;
    }

    private static bool TryShareOnLinux(BlobFile from, string to)
    {
        FileStatus? usual;
        using (var made = File.OpenHandle(to, FileMode.CreateNew, FileAccess.Write, FileShare.Read))
        {
            if (FileCopies.Control(made, Clone, from.Handle) == 0)
            {
                FileSystemSync.Flush(made, to);
                return true;
            }

            usual = FileStatus.TryRead(to);
        }

        File.Delete(to);
        return usual is { } others && TryLink(from.Path, to, others);
    }

    // The file of another user, or one that more may write to than to a new file of this user's, could be changed after
    // it was verified.
    private static bool TryLink(string from, string to, FileStatus usual)
    {
        if (FileCopies.Link(from, to) != 0)
        {
            return false;
        }

        if (FileStatus.TryRead(to) is { IsOwn: true, IsFile: true } linked && linked.IsAsClosedAs(usual))
        {
            return true;
        }

        File.Delete(to);
        return false;
    }
}
