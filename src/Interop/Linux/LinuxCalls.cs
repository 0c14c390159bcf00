using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Interop;

/// <summary>The calls of Linux that the framework does not have: names of any bytes, owners, devices, attributes, times
/// to the nanosecond.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class LinuxCalls
{
    /// <summary>AT_SYMLINK_NOFOLLOW.</summary>
    public const int NoFollow = 0x100;

    /// <summary>O_PATH, O_DIRECTORY, O_NOFOLLOW and O_CLOEXEC. The kernel's generic numbers, and those of
    /// ARM.</summary>
    public static int OpenDirectory { get; } = 0x200000 | 0x80000 | (IsArm ? 0x4000 | 0x8000 : 0x10000 | 0x20000);

    /// <summary>O_WRONLY, O_CREAT, O_EXCL and O_CLOEXEC. With O_EXCL no link is followed.</summary>
    public static int CreateNew { get; } = 0x1 | 0x40 | 0x80 | 0x80000;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;

    /// <summary>Gets the error number of the last call of this thread that set one.</summary>
    /// <param name="result">What the call returned; negative when it failed.</param>
    public static LinuxError ErrorOf(nint result)
    {
        if (result < 0)
        {
            return (LinuxError)Marshal.GetLastPInvokeError();
        }

        return LinuxError.None;
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint GetUser();

    [LibraryImport("libc", EntryPoint = "getegid")]
    public static partial uint GetGroup();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    public static partial SafeFileHandle Open(byte* path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    public static partial SafeFileHandle OpenAt(SafeFileHandle directory, byte* path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "pwrite", SetLastError = true)]
    public static partial nint Write(SafeFileHandle file, byte* bytes, nint count, long offset);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    public static partial int SetLength(SafeFileHandle file, long length);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    public static partial int ChangeMode(SafeFileHandle file, uint mode);

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    public static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "futimens", SetLastError = true)]
    public static partial int SetTimes(SafeFileHandle file, TimePair* times);

    [LibraryImport("libc", EntryPoint = "fsetxattr", SetLastError = true)]
    public static partial int SetAttribute(SafeFileHandle file, byte* name, byte* value, nint size, int flags);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true)]
    public static partial int MakeDirectoryAt(SafeFileHandle directory, byte* path, uint mode);

    [LibraryImport("libc", EntryPoint = "symlinkat", SetLastError = true)]
    public static partial int MakeSymbolicLinkAt(byte* target, SafeFileHandle directory, byte* path);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true)]
    public static partial int MakeHardLinkAt(
        SafeFileHandle oldDirectory, byte* existing, SafeFileHandle newDirectory, byte* path, int flags);

    [LibraryImport("libc", EntryPoint = "mknodat", SetLastError = true)]
    public static partial int MakeNodeAt(SafeFileHandle directory, byte* path, uint mode, ulong device);

    [LibraryImport("libc", EntryPoint = "fchmodat", SetLastError = true)]
    public static partial int ChangeModeAt(SafeFileHandle directory, byte* path, uint mode, int flags);

    [LibraryImport("libc", EntryPoint = "fchownat", SetLastError = true)]
    public static partial int ChangeOwnerAt(SafeFileHandle directory, byte* path, uint user, uint group, int flags);

    [LibraryImport("libc", EntryPoint = "utimensat", SetLastError = true)]
    public static partial int SetTimesAt(SafeFileHandle directory, byte* path, TimePair* times, int flags);

    [LibraryImport("libc", EntryPoint = "lsetxattr", SetLastError = true)]
    public static partial int SetAttributeAt(byte* path, byte* name, byte* value, nint size, int flags);
}
