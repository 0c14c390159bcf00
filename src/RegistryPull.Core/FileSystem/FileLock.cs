using System.Security.Cryptography;

namespace RegistryPull.FileSystem;

/// <summary>A file that is a lock, because one process at a time can open it.</summary>
internal static class FileLock
{
    // winerror.h; errno.h of Linux and of macOS. The framework has no exceptions for them.
    private const int SharingViolation = 32;
    private const int FileExists = 80;
    private const int Exists = 17;
    private const int WouldBlock = 11;
    private const int WouldBlockOnMacOS = 35;

    /// <summary>Gets whether a file could not be opened or made because another process has it open, made it, or
    /// removed it.</summary>
    public static bool IsSharingViolation(Exception error) =>
        error is FileNotFoundException || (error is IOException && IsHeld(error.HResult));

    /// <summary>Gets whether an open file still has its name. A process that releases the lock removes it, and another
    /// may have opened it just before.</summary>
    /// <param name="held">The file, open for writing. Its time of last writing changes: one that is set here does not
    /// show under a name that now is another file's.</param>
    public static bool IsStillLinked(FileStream held)
    {
        var mark = DateTime.UnixEpoch.AddMinutes(RandomNumberGenerator.GetInt32(int.MaxValue / 64));
        File.SetLastWriteTimeUtc(held.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(held.Name) == mark;
    }

    private static bool IsHeld(int code) =>
        (code & 0xFFFF) is SharingViolation or FileExists or Exists or WouldBlock or WouldBlockOnMacOS;
}
