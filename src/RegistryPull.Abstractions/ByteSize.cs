using System.Globalization;

namespace RegistryPull;

/// <summary>Formats numbers of bytes for messages.</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>Formats a number of bytes in powers of ten, as docker prints it: <c>1.25 GB</c>.</summary>
    /// <param name="bytes">The number, in bytes.</param>
    /// <returns>Three significant digits and the unit.</returns>
    public static string Format(long bytes)
    {
        double value = bytes;
        var unit = 0;
        while (value >= 999.5 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        var format = unit == 0 ? "0" : ThreeDigits(value);
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {Units[unit]}";
    }

    private static string ThreeDigits(double value) => value switch
    {
        >= 99.95 => "0",
        >= 9.995 => "0.0",
        _ => "0.00",
    };
}
