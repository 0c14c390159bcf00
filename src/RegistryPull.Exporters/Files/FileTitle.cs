using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace RegistryPull.Exporters.Files;

/// <summary>Decides whether a title is a relative path on every system: what is written on one may be carried to
/// another.</summary>
/// <remarks>https://learn.microsoft.com/windows/win32/fileio/naming-a-file</remarks>
internal static class FileTitle
{
    private const int MaxPath = 1024;
    private const int MaxPart = 255;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    private static readonly FrozenSet<string> Devices = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
            .. "0123456789¹²³".SelectMany(static digit => new[] { $"COM{digit}", $"LPT{digit}" }),
        ]);

    /// <summary>Finds what is wrong with a title.</summary>
    /// <returns>What is wrong; null for nothing.</returns>
    public static string? FindFault(string title)
    {
        if (title.Length is 0 or > MaxPath)
        {
            return $"is empty or longer than {MaxPath} characters";
        }

        return title.Split('/').Select(FindPartFault).FirstOrDefault(static fault => fault is not null);
    }

    private static string? FindPartFault(string part)
    {
        if (part is "" or "." or "..")
        {
            return "is not a relative path inside the output";
        }

        if (part.AsSpan().ContainsAny(Forbidden) || part.Any(TerminalText.IsControlOrFormat))
        {
            return "has a character that not every system takes in a name";
        }

        if (part[^1] is '.' or ' ' || Encoding.UTF8.GetByteCount(part) > MaxPart)
        {
            return $"has a name that ends in a dot or a space, or is longer than {MaxPart} bytes";
        }

        if (Devices.Contains(part.Split('.')[0].TrimEnd(' ')))
        {
            return "has the name of a Windows device";
        }

        return null;
    }
}
