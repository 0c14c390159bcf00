using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Interop;

/// <summary>The calls that bring written bytes to the disk.</summary>
/// <remarks>fsync(2), syncfs(2); fcntl(2) of macOS, whose fsync leaves the bytes in the drive's cache; FlushFileBuffers
/// of Windows.</remarks>
internal static partial class FileFlushing
{
    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Flush(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    public static partial int FlushVolume(SafeFileHandle anythingOnIt);

    /// <summary>fcntl without its third argument, which would be passed differently on ARM.</summary>
    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(SafeFileHandle file, int command);

    [LibraryImport("kernel32", EntryPoint = "FlushFileBuffers", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool FlushOnWindows(SafeFileHandle file);
}
