using System.Globalization;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>Reads the umask of the process. The system call for it would change it; <c>/proc</c> does not.</summary>
internal static class CreationMask
{
    private const string Line = "Umask:";
    private const int Everything = 0b111_111_111;

    /// <summary>Reads the umask; all permissions when it is not known.</summary>
    public static int Read()
    {
        try
        {
            var lines = File.ReadLines("/proc/self/status");
            var line = lines.FirstOrDefault(static line => line.StartsWith(Line, StringComparison.Ordinal));
            if (line is null)
            {
                return Everything;
            }

            return ParseOctal(line[Line.Length..].Trim());
        }
        catch (IOException)
        {
            return Everything;
        }
    }

    private static int ParseOctal(string digits) =>
        digits.Aggregate(0, static (mask, digit) => (mask << 3) | (int)CharUnicodeInfo.GetNumericValue(digit));
}
