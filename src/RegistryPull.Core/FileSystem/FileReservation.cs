using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using RegistryPull.Interop;

namespace RegistryPull.FileSystem;

/// <summary>Takes room on the disk for a file that grows, and gives back what was not filled.</summary>
internal static class FileReservation
{
    /// <summary>How much is reserved before bytes come, in bytes. A manifest can claim any size, and only bytes prove
    /// it.</summary>
    public const long Most = 1L << 30;

    private const int Interrupted = 4;
    private const int NoSpace = 28;
    private const int FileTooLarge = 27;

    /// <summary>Checks that a volume has room for all files of an output together, before the first is made.</summary>
    /// <param name="output">The output, for the message and for its volume.</param>
    /// <param name="length">How many bytes are still to be written.</param>
    /// <exception cref="OutputException">The volume has less room.</exception>
    public static void ThrowIfTooLarge(string output, Int128 length)
    {
        var free = Volume.FreeSpaceFor(output);
        if (free < length)
        {
            var needed = ByteSize.Format((long)Int128.Min(length, long.MaxValue));
            throw new OutputException(
                $"{output} needs {needed}, and its volume has room for {ByteSize.Format(free.Value)}: "
                + "free some, or name another volume with --output");
        }
    }

    /// <summary>Checks that a volume takes a file of some length, before anything is fetched.</summary>
    /// <param name="output">The output, for the message and for its volume.</param>
    /// <param name="length">The length of the longest file in bytes.</param>
    /// <exception cref="OutputException">The volume has FAT32, and the file is too long for it.</exception>
    public static void ThrowIfTooLong(string output, long length)
    {
        if (length > VolumeSetLayout.MaxFat32
            && Volume.LargestFile(Path.GetDirectoryName(output)!) is { } most
            && length > most)
        {
            throw new OutputException(
                $"{output} needs a file of {ByteSize.Format(length)}, and its volume has FAT32, where a file has less "
                + "than 4 GiB: --split 4G writes an archive in volumes, --output names another volume");
        }
    }

    /// <summary>Gives a new file its length, and reserves room for it up to <see cref="Most"/>.</summary>
    /// <remarks>Not in memory (tmpfs): Linux fetches every page then, a quarter of a second for 1 GB, before the first
    /// byte can be written.</remarks>
    /// <param name="file">The file, empty.</param>
    /// <param name="path">Its path.</param>
    /// <param name="length">Its length when it is complete, in bytes.</param>
    /// <exception cref="IOException">The volume, or a limit of the process, does not allow such a file.</exception>
    public static void Reserve(SafeFileHandle file, string path, long length)
    {
        RandomAccess.SetLength(file, length);
        if (OperatingSystem.IsLinux() && length > 0 && !Volume.IsInMemory(path))
        {
            Allocate(file, path, Math.Min(length, Most));
        }
    }

    /// <summary>Gives back the room of a range that holds nothing. The file keeps its length.</summary>
    /// <remarks>Linux alone. What cannot be given back stays taken until the file is removed.</remarks>
    public static void Release(SafeFileHandle file, long offset, long length)
    {
        if (OperatingSystem.IsLinux() && length > 0)
        {
            _ = FileAllocation.Allocate(file, FileAllocation.PunchHole | FileAllocation.KeepLength, offset, length);
        }
    }

    // A file system that cannot reserve space allocates it when bytes are written.
    private static void Allocate(SafeFileHandle file, string path, long length)
    {
        while (FileAllocation.Allocate(file, FileAllocation.KeepLength, 0, length) != 0)
        {
            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    break;

                case NoSpace or FileTooLarge:
                    throw SystemError.Last(path);

                default:
                    return;
            }
        }
    }
}
