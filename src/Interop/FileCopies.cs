using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Interop;

/// <summary>The calls that give a file's bytes another name without copying them.</summary>
/// <remarks>ioctl_ficlone(2) and link(2) of Linux, clonefile(2) of macOS.</remarks>
internal static partial class FileCopies
{
    [LibraryImport("libc", EntryPoint = "ioctl")]
    public static partial int Control(SafeFileHandle to, nuint request, SafeFileHandle from);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "clonefile", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Clone(string from, string to, uint flags);
}
