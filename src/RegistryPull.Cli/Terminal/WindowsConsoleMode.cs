using System.Runtime.InteropServices;

namespace RegistryPull.Cli.Terminal;

/// <summary>Asks a Windows console to obey escape codes; other systems' terminals do without being asked.</summary>
/// <remarks>https://learn.microsoft.com/windows/console/console-virtual-terminal-sequences</remarks>
internal static partial class WindowsConsoleMode
{
    private const int StandardError = -12;
    private const uint VirtualTerminalProcessing = 4;

    public static bool AllowsEscapeCodes()
    {
        if (!OperatingSystem.IsWindows())
        {
            return true;
        }

        var handle = GetStdHandle(StandardError);
        return GetConsoleMode(handle, out var mode) && SetConsoleMode(handle, mode | VirtualTerminalProcessing);
    }

    [LibraryImport("kernel32.dll")]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetConsoleMode(nint handle, out uint mode);

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetConsoleMode(nint handle, uint mode);
}
