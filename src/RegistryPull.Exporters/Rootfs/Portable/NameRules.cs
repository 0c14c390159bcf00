using System.Buffers;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>Which names a system accepts.</summary>
/// <param name="Forbidden">Characters that no name may have, besides <c>/</c>.</param>
/// <param name="HasReserved">Whether some names are devices, and a dot or a blank at the end is lost.</param>
internal sealed record NameRules(SearchValues<char> Forbidden, bool HasReserved)
{
    // Microsoft, "Naming Files, Paths, and Namespaces".
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    private static readonly char[] Forbids =
        [.. "<>:\"\\|?*", .. Enumerable.Range(1, 31).Select(static code => (char)code)];

    /// <summary>Gets the rules of Windows.</summary>
    public static NameRules Windows { get; } = new(SearchValues.Create(Forbids), HasReserved: true);

    /// <summary>Gets the rules of macOS, whose usual volumes do not distinguish names that differ in case
    /// alone.</summary>
    public static NameRules Mac { get; } = new(SearchValues.Create(""), HasReserved: false);

    /// <summary>Returns whether a name as a whole is one that the system reserves for a device, with any
    /// ending.</summary>
    public bool IsReserved(string name)
    {
        var bare = name.Split('.')[0].TrimEnd(' ');
        return HasReserved && (Devices.Contains(bare, StringComparer.OrdinalIgnoreCase) || IsPort(bare));
    }

    // COM0 to COM9 and LPT0 to LPT9; the superscripts count too.
    private static bool IsPort(string name) =>
        name.Length == 4
        && (name.StartsWith("COM", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
        && name[3] is (>= '0' and <= '9') or '¹' or '²' or '³';
}
