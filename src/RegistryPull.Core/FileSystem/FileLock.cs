using System.Security.Cryptography;

namespace RegistryPull.FileSystem;

/// <summary>A file that is a lock, because one process at a time has it open.</summary>
internal static class FileLock
{
    // winerror.h; errno.h of Linux and of macOS. The framework has no exceptions of their own for them.
    private const int SharingViolation = 32;
    private const int FileExists = 80;
    private const int Exists = 17;
    private const int WouldBlock = 11;
    private const int WouldBlockOnMacOS = 35;

    /// <summary>Whether a file could not be opened, or made, because of what others just do with it: they have it, have made it, or have taken it away.</summary>
    public static bool IsOthers(Exception error) => error is FileNotFoundException
        || (error is IOException && (error.HResult & 0xFFFF) is SharingViolation or FileExists or Exists or WouldBlock or WouldBlockOnMacOS);

    /// <summary>Whether what is held is still what has the name. Whoever leaves removes the file, and whoever opened it just before holds a lock on nothing.</summary>
    /// <param name="held">The file, open for writing. Its time of last writing is changed: one that is set here is not seen under a name that is another's.</param>
    public static bool HasItsName(FileStream held)
    {
        var mark = DateTime.UnixEpoch.AddMinutes(RandomNumberGenerator.GetInt32(int.MaxValue / 64));
        File.SetLastWriteTimeUtc(held.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(held.Name) == mark;
    }
}
