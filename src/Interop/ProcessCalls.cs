using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Interop;

/// <summary>The calls about this process: its signals, its open files, and the program that it runs.</summary>
/// <remarks>signal(2), execv(3), fcntl(2); the numbers are the same on Linux and macOS.</remarks>
internal static partial class ProcessCalls
{
    public const int BrokenPipe = 13;
    public const int FileSizeExceeded = 25;

    /// <summary>SIG_DFL.</summary>
    public const nint Default = 0;

    /// <summary>SIG_IGN.</summary>
    public const nint Ignore = 1;

    [LibraryImport("libc", EntryPoint = "signal")]
    public static partial nint SetSignal(int signal, nint handler);

    /// <summary>F_GETFD, for <see cref="GetDescriptorFlags"/>.</summary>
    public const int GetFlags = 1;

    /// <summary>fcntl without its third argument, which would be passed differently on ARM.</summary>
    [LibraryImport("libc", EntryPoint = "fcntl")]
    public static partial int GetDescriptorFlags(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Execute(string path, string?[] arguments);
}
