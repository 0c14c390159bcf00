using RegistryPull.Interop;

namespace RegistryPull.Cli.Terminal;

/// <summary>Turns on escape codes on a Windows console; other systems' terminals have them on.</summary>
/// <remarks>https://learn.microsoft.com/windows/console/console-virtual-terminal-sequences</remarks>
internal static class WindowsConsoleMode
{
    private const int StandardError = -12;
    private const uint VirtualTerminalProcessing = 4;

    public static bool AllowsEscapeCodes()
    {
        if (!OperatingSystem.IsWindows())
        {
            return true;
        }

        var handle = WindowsConsole.GetStdHandle(StandardError);
        return WindowsConsole.GetConsoleMode(handle, out var mode)
            && WindowsConsole.SetConsoleMode(handle, mode | VirtualTerminalProcessing);
    }
}
