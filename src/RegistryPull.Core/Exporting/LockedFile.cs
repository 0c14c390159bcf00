using System.Security.Cryptography;

namespace RegistryPull.Exporting;

/// <summary>A file that is a lock, because one process at a time has it open.</summary>
internal static class LockedFile
{
    /// <summary>Whether what is held is still what has the name. Whoever leaves removes the file, and whoever opened it just before holds a lock on nothing.</summary>
    /// <param name="held">The file, open for writing. Its time of last writing is changed: one that is set here is not seen under a name that is another's.</param>
    public static bool HasItsName(FileStream held)
    {
        var mark = DateTime.UnixEpoch.AddMinutes(RandomNumberGenerator.GetInt32(int.MaxValue / 64));
        File.SetLastWriteTimeUtc(held.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(held.Name) == mark;
    }
}
