using System.Globalization;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>The permissions that the process takes from every file that it makes. It can only be asked by changing it, except in <c>/proc</c>.</summary>
internal static class CreationMask
{
    private const string Line = "Umask:";
    private const int Everything = 0b111_111_111;

    /// <summary>The mask; everything when it is not known.</summary>
    public static int Read()
    {
        try
        {
            var line = File.ReadLines("/proc/self/status").FirstOrDefault(static line => line.StartsWith(Line, StringComparison.Ordinal));
            return line is null ? Everything : line[Line.Length..].Trim().Aggregate(0, static (mask, digit) => (mask << 3) | (int)CharUnicodeInfo.GetNumericValue(digit));
        }
        catch (IOException)
        {
            return Everything;
        }
    }
}
