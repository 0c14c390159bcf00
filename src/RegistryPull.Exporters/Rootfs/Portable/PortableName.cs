using System.Globalization;
using System.Text;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>Spells a name of an image so that another system accepts it.</summary>
/// <remarks>
/// What the system does not accept becomes <c>%</c> and two hexadecimal digits for each byte, as in URLs; so does
/// <c>%</c> itself. Decoding gives the original name, whatever the reason was.
/// </remarks>
internal static class PortableName
{
    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Spells a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="rules">What the system accepts.</param>
    /// <param name="escaped">How many characters at its start are escaped in any case, so that it differs from another
    /// name.</param>
    public static string Spell(RawName name, NameRules rules, int escaped = 0)
    {
        var text = Text(name);
        if (text is null)
        {
            return Escape(name.ToBytes());
        }

        escaped = Math.Max(escaped, rules.IsReserved(text) ? 1 : 0);
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isEscaped = escaped-- > 0 || rune.Value == '%' || IsForbidden(rune, rules);
            result.Append(isEscaped ? Escape(Strict.GetBytes(rune.ToString())) : rune.ToString());
        }

        if (rules.HasReserved)
        {
            return WithSafeEnd(result.ToString());
        }

        return result.ToString();
    }

    private static bool IsForbidden(Rune rune, NameRules rules) =>
        rune.IsBmp && rules.Forbidden.Contains((char)rune.Value);

    // Windows drops a dot or a blank at the end, and the name would be that of another file.
    private static string WithSafeEnd(string name) => name[^1] switch
    {
        '.' or ' ' => name[..^1] + Escape([(byte)name[^1]]),
        _ => name,
    };

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

    private static string Escape(byte[] bytes) =>
        string.Concat(bytes.Select(static value => string.Create(CultureInfo.InvariantCulture, $"%{value:X2}")));
}
