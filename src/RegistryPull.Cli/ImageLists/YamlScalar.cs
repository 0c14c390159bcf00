using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RegistryPull.Cli.ImageLists;

/// <summary>Distinguishes strings from the other scalars of YAML.</summary>
internal static partial class YamlScalar
{
    private const string StringTag = "tag:yaml.org,2002:str";

    /// <summary>Returns the text of a scalar that is a string by YAML's core schema; null for another.</summary>
    /// <remarks>https://yaml.org/spec/1.2.2/#103-core-schema</remarks>
    public static string? TextOf(Scalar scalar)
    {
        if (IsString(scalar))
        {
            return scalar.Value;
        }

        return null;
    }

    private static bool IsString(Scalar scalar)
    {
        if (scalar.Tag.IsEmpty || scalar.Tag.Value == "?")
        {
            return scalar.Style != ScalarStyle.Plain || !Other().IsMatch(scalar.Value);
        }

        return scalar.Tag.Value is StringTag or "!";
    }

    [GeneratedRegex(
        @"^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
        + @"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
