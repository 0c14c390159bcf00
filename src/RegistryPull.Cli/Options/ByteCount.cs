using System.Globalization;

namespace RegistryPull.Cli.Options;

/// <summary>
/// A number of bytes as people type it: <c>500</c>, <c>1.5M</c>, <c>20GiB</c>; the letters mean powers of 1024, as for
/// curl and docker.
/// </summary>
internal static class ByteCount
{
    private const string Units = "KMGTP";

    /// <returns>The bytes; null when it is no such number.</returns>
    public static long? Parse(string text)
    {
        var number = text.AsSpan().TrimEnd("iBb");
        var power = 0;
        if (!number.IsEmpty)
        {
            power = Units.IndexOf(char.ToUpperInvariant(number[^1])) + 1;
        }

        var digits = power > 0 ? number[..^1] : number;
        var style = NumberStyles.AllowDecimalPoint;
        var isNumber = double.TryParse(digits, style, CultureInfo.InvariantCulture, out var value);
        var bytes = value * Math.Pow(1024, power);
        if (isNumber && bytes < long.MaxValue)
        {
            return (long)bytes;
        }

        return null;
    }
}
