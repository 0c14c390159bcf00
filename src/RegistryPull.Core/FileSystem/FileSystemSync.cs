using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using RegistryPull.Interop;

namespace RegistryPull.FileSystem;

/// <summary>Brings written bytes to the disk, and fails when the system says that they are not there.</summary>
/// <remarks>The framework's own calls drop that answer: docs/decisions/0038-a-failed-fsync-fails-the-pull.md.</remarks>
internal static class FileSystemSync
{
    // errno.h, errors of fsync(2) and open(2) that say that there is nothing to bring to a disk, or no way to ask.
    private const int Interrupted = 4;
    private const int AccessDenied = 13;
    private const int InvalidArgument = 22;
    private const int NotATerminal = 25;
    private const int ReadOnlyFileSystem = 30;
    private const int NotSupportedOnMacOS = 45;
    private const int NotSupported = 95;

    // sys/fcntl.h of macOS: F_FULLFSYNC.
    private const int FullSync = 51;

    /// <summary>Brings a file's bytes to the disk.</summary>
    /// <param name="file">The file, open for writing.</param>
    /// <param name="path">Its path, for the message.</param>
    /// <exception cref="IOException">The system reports that the bytes may be lost.</exception>
    public static void Flush(SafeFileHandle file, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            ThrowUnless(FileFlushing.FlushOnWindows(file), path);
            return;
        }

        // A volume that cannot flush the drive's cache, such as a network share, still knows fsync.
        if (!OperatingSystem.IsMacOS() || FileFlushing.Control(file, FullSync) != 0)
        {
            FlushOnUnix(file, path);
        }
    }

    /// <summary>Brings the names in a directory to the disk: those that were made, moved and removed in it.</summary>
    /// <remarks>Windows has no such call, and NTFS has a journal.</remarks>
    /// <exception cref="IOException">The system reports that they may be lost.</exception>
    public static void FlushDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = DirectoryCalls.Open(path, OpenFlags.Directory);
        if (!folder.IsInvalid)
        {
            FlushOnUnix(folder, path);
        }
        else if (Marshal.GetLastPInvokeError() != AccessDenied)
        {
            throw SystemError.Last(path);
        }
    }

    /// <summary>Brings everything below a directory to the disk.</summary>
    /// <remarks>On Linux this is one call for the whole volume: one for each of a hundred thousand files would take
    /// minutes. Other systems have no such call, and decide themselves when to write.</remarks>
    /// <exception cref="IOException">The system reports that bytes may be lost.</exception>
    public static void FlushTree(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var folder = DirectoryCalls.Open(path, OpenFlags.Directory);
        ThrowUnless(!folder.IsInvalid, path);
        while (FileFlushing.FlushVolume(folder) != 0)
        {
            ThrowUnless(Marshal.GetLastPInvokeError() == Interrupted, path);
        }
    }

    private static void FlushOnUnix(SafeFileHandle file, string path)
    {
        while (FileFlushing.Flush(file) != 0)
        {
            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    break;

                // A pipe, a device, or a file system that does not know the call.
                case InvalidArgument or NotATerminal or ReadOnlyFileSystem or NotSupportedOnMacOS or NotSupported:
                    return;

                default:
                    throw SystemError.Last(path);
            }
        }
    }

    private static void ThrowUnless(bool holds, string path)
    {
        if (!holds)
        {
            throw SystemError.Last(path);
        }
    }
}
