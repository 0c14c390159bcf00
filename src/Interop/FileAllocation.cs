using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Interop;

/// <summary>The call that takes or gives back a file's room on the disk.</summary>
/// <remarks>fallocate(2) of Linux.</remarks>
internal static partial class FileAllocation
{
    /// <summary>FALLOC_FL_KEEP_SIZE.</summary>
    public const int KeepLength = 1;

    /// <summary>FALLOC_FL_PUNCH_HOLE, which is valid together with <see cref="KeepLength"/> alone.</summary>
    public const int PunchHole = 2;

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    public static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);
}
