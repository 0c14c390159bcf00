using System.Globalization;
using System.Text;
using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>A name of an image in the spelling that another system takes. Pure.</summary>
/// <remarks>
/// What it does not take becomes <c>%</c> and two hexadecimal digits for each byte, as in addresses; so does <c>%</c> itself. Whoever
/// decodes it has the original, whatever made it necessary.
/// </remarks>
internal static class PortableName
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Spells a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="rules">What the system takes.</param>
    /// <param name="escaped">How many characters at its start are spelled out in any case, to tell it from another name.</param>
    public static string Of(RawName name, NameRules rules, int escaped = 0)
    {
        var text = Text(name);
        if (text is null)
        {
            return Bytes(name.ToBytes());
        }

        escaped = Math.Max(escaped, rules.IsReserved(text) ? 1 : 0);
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(escaped-- > 0 || rune.Value == '%' || IsForbidden(rune, rules) ? Bytes(Strict.GetBytes(rune.ToString())) : rune.ToString());
        }

        return rules.HasReserved ? WithSafeEnd(result.ToString()) : result.ToString();
    }

    private static bool IsForbidden(Rune rune, NameRules rules) => rune.IsBmp && rules.Forbidden.Contains((char)rune.Value);

    // Windows drops a dot or a blank at the end, and the next file of the name without it would be the same.
    private static string WithSafeEnd(string name) => name[^1] is '.' or ' ' ? name[..^1] + Bytes([(byte)name[^1]]) : name;

    private static string? Text(RawName name)
    {
        try
        {
            return Strict.GetString(name.ToBytes());
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Bytes(byte[] bytes) => string.Concat(bytes.Select(static value => string.Create(CultureInfo.InvariantCulture, $"%{value:X2}")));
}
