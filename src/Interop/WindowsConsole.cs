using System.Runtime.InteropServices;

namespace RegistryPull.Interop;

/// <summary>The calls about a Windows console's mode.</summary>
/// <remarks>https://learn.microsoft.com/windows/console/setconsolemode</remarks>
internal static partial class WindowsConsole
{
    [LibraryImport("kernel32.dll")]
    public static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetConsoleMode(nint handle, out uint mode);

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool SetConsoleMode(nint handle, uint mode);
}
