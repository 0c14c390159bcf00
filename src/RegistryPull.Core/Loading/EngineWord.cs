using System.Text.RegularExpressions;

namespace RegistryPull.Loading;

/// <summary>The words that a user may put into the command line of another program.</summary>
/// <remarks>ssh expands user and host into <c>ProxyCommand</c> and <c>Match exec</c>, which a shell runs
/// (CVE-2023-51385). So neither can hold a character that a shell interprets.</remarks>
internal static partial class EngineWord
{
    private const int MaxLength = 255;

    public static bool IsUser(string text) => text.Length <= MaxLength && User().IsMatch(text);

    public static bool IsHost(string text) => text.Length <= MaxLength && Host().IsMatch(text);

    public static bool IsName(string text) => text.Length <= MaxLength && Name().IsMatch(text);

    /// <summary>Returns whether containerd takes a text as a namespace.</summary>
    /// <remarks>containerd <c>identifiers/validate.go</c>.</remarks>
    public static bool IsNamespace(string text) => text.Length <= 76 && Namespace().IsMatch(text);

    /// <summary>Returns whether no shell interprets any part of a text, and no program reads it as an option.</summary>
    public static bool IsArgument(string text) => Argument().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._+@-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex User();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9._-]*|[0-9a-fA-F:.]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\A[A-Za-z0-9._/:@=+,-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Argument();
}
