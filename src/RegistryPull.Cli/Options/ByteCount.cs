using System.Globalization;

namespace RegistryPull.Cli.Options;

/// <summary>A number of bytes as people type it: <c>500</c>, <c>1.5M</c>, <c>20GiB</c>; the letters mean powers of 1024, as for curl and docker.</summary>
internal static class ByteCount
{
    private const string Units = "KMGTP";

    public static bool TryParse(string text, out long bytes)
    {
        var number = text.AsSpan().TrimEnd("iBb");
        var power = number.IsEmpty ? 0 : Units.IndexOf(char.ToUpperInvariant(number[^1])) + 1;
        var isNumber = double.TryParse(power > 0 ? number[..^1] : number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        var all = value * Math.Pow(1024, power);
        bytes = isNumber && all < long.MaxValue ? (long)all : 0;
        return isNumber && all < long.MaxValue;
    }
}
