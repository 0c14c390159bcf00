namespace RegistryPull.Layers;

/// <summary>Numbers in a tar header: octal digits, or for the large and the negative the bytes themselves.</summary>
/// <remarks>POSIX.1-2024 pax, "ustar Interchange Format"; GNU tar manual, "Extensions to the ustar format",
/// base-256.</remarks>
internal static class TarNumber
{
    private const byte Binary = 0x80;
    private const byte Negative = 0x40;

    /// <summary>Reads a field.</summary>
    /// <returns>The number, or null when it is none or has more than 63 bits.</returns>
    public static long? Read(ReadOnlySpan<byte> field)
    {
        if ((field[0] & Binary) != 0)
        {
            return ReadBinary(field);
        }

        return ReadOctal(field);
    }

    // Two's complement without the highest bit, which only marks a binary number.
    private static long? ReadBinary(ReadOnlySpan<byte> field)
    {
        var isNegative = (field[0] & Negative) != 0;
        Int128 value = isNegative ? (sbyte)field[0] : field[0] & (Negative - 1);
        foreach (var part in field[1..])
        {
            value = (value << 8) | part;
            if (value > long.MaxValue || value < long.MinValue)
            {
                return null;
            }
        }

        return (long)value;
    }

    // Blanks and NULs around the number are ignored, and so is everything after a NUL. An empty field is 0, as in every
    // tar program.
    private static long? ReadOctal(ReadOnlySpan<byte> field)
    {
        var digits = field.Trim(" \0"u8);
        var end = digits.IndexOf((byte)0);
        long value = 0;
        foreach (var digit in end < 0 ? digits : digits[..end])
        {
            if (digit is < (byte)'0' or > (byte)'7' || value > long.MaxValue >> 3)
            {
                return null;
            }

            value = (value << 3) | (uint)(digit - '0');
        }

        return value;
    }
}
