using System.Runtime.InteropServices;
using RegistryPull.Interop;

namespace RegistryPull.Cli.Terminal;

/// <summary>Keeps a terminal from showing what is typed, until it is disposed of.</summary>
/// <remarks>
/// The framework's <c>Console.ReadKey(intercept: true)</c> hides one key, and shows what is typed or pasted between two
/// calls. So the mode of the terminal is changed, as in getpass(3): termios(3) on Unix,
/// https://learn.microsoft.com/windows/console/setconsolemode on Windows.
/// </remarks>
internal sealed class TerminalEcho : IDisposable
{
    private const int StandardInput = 0;
    private const int FlushInput = 2;
    private const uint Echo = 0x8;

    // The structure is 60 bytes on Linux and 72 on macOS; the local flags follow three others, of 4 and 8 bytes each.
    private const int RoomForSettings = 256;
    private const int LocalFlagsOnLinux = 12;
    private const int LocalFlagsOnMac = 24;

    private const int WindowsStandardInput = -10;
    private const uint WindowsEcho = 0x4;

    private readonly byte[] _settings = new byte[RoomForSettings];
    private readonly Lock _gate = new();
    private uint _mode;
    private bool _isOff;

    private TerminalEcho()
    {
    }

    /// <summary>Turns the echo off.</summary>
    /// <exception cref="InvalidRequestException">The terminal cannot: what is typed would be seen.</exception>
    public static TerminalEcho TurnOff()
    {
        var echo = new TerminalEcho();
        if (OperatingSystem.IsWindows())
        {
            echo._isOff = echo.HideOnWindows();
        }
        else
        {
            echo._isOff = echo.HideOnUnix();
        }

        if (!echo._isOff)
        {
            throw new InvalidRequestException(
                "this terminal cannot hide what is typed: pipe the password in with --password-stdin");
        }

        return echo;
    }

    /// <summary>Turns it on again; the second call does nothing.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isOff)
            {
                Restore();
                _isOff = false;
            }
        }
    }

    private void Restore()
    {
        if (OperatingSystem.IsWindows())
        {
            _ = WindowsConsole.SetConsoleMode(WindowsConsole.GetStdHandle(WindowsStandardInput), _mode);
        }
        else
        {
            _ = TerminalAttributes.Set(StandardInput, FlushInput, _settings);
        }
    }

    private bool HideOnUnix()
    {
        if (TerminalAttributes.Get(StandardInput, _settings) != 0)
        {
            return false;
        }

        // The structure has the machine's byte order.
        byte[] hidden = [.. _settings];
        var flags = MemoryMarshal.Cast<byte, uint>(
            hidden.AsSpan(OperatingSystem.IsMacOS() ? LocalFlagsOnMac : LocalFlagsOnLinux));
        flags[0] &= ~Echo;
        return TerminalAttributes.Set(StandardInput, FlushInput, hidden) == 0;
    }

    private bool HideOnWindows()
    {
        var handle = WindowsConsole.GetStdHandle(WindowsStandardInput);
        return WindowsConsole.GetConsoleMode(handle, out _mode)
            && WindowsConsole.SetConsoleMode(handle, _mode & ~WindowsEcho);
    }
}
