using System.Buffers;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>Which names a system takes, and which it takes for the same.</summary>
/// <param name="Forbidden">Characters that no name may have, besides <c>/</c>.</param>
/// <param name="HasReserved">Whether some names are devices, and a dot or a blank at the end is lost.</param>
internal sealed record NameRules(SearchValues<char> Forbidden, bool HasReserved)
{
    // Microsoft, "Naming Files, Paths, and Namespaces".
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>Of Windows.</summary>
    public static NameRules Windows { get; } = new(SearchValues.Create("<>:\"\\|?*" + string.Concat(Enumerable.Range(1, 31).Select(static code => (char)code))), HasReserved: true);

    /// <summary>Of macOS, whose usual volumes know no two names that differ in case alone.</summary>
    public static NameRules Mac { get; } = new(SearchValues.Create(""), HasReserved: false);

    /// <summary>Whether a name as a whole is one that the system keeps for itself: a device, with any ending.</summary>
    public bool IsReserved(string name)
    {
        var bare = name.Split('.')[0].TrimEnd(' ');
        return HasReserved && (Devices.Contains(bare, StringComparer.OrdinalIgnoreCase)
            || (bare.Length == 4 && (bare.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || bare.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
                && bare[3] is (>= '0' and <= '9') or '¹' or '²' or '³'));
    }
}
