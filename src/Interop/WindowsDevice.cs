namespace RegistryPull.Interop;

/// <summary>The names that are devices on Windows, whatever directory and ending they have.</summary>
/// <remarks>https://learn.microsoft.com/windows/win32/fileio/naming-a-file</remarks>
internal static class WindowsDevice
{
    private const string Digits = "0123456789¹²³";

    private static readonly string[] Names = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    private static readonly string[] Ports = ["COM", "LPT"];

    /// <summary>Returns whether Windows opens a device for a path.</summary>
    public static bool Is(string path)
    {
        var file = path[(path.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var name = file.Split('.')[0].TrimEnd(' ');
        return Names.Contains(name, StringComparer.OrdinalIgnoreCase) || IsPort(name);
    }

    private static bool IsPort(string name) => name.Length == 4
        && Ports.Contains(name[..3], StringComparer.OrdinalIgnoreCase)
        && Digits.Contains(name[3], StringComparison.Ordinal);
}
