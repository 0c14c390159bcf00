namespace RegistryPull.Interop;

/// <summary>Quotes text for shells. Names of files and images can hold any character.</summary>
internal static class ShellQuote
{
    /// <summary>For bash and zsh.</summary>
    public static string Posix(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>For fish, whose quotes know two escapes.</summary>
    public static string Fish(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>For PowerShell, which takes four other characters for the quote, too.</summary>
    public static string PowerShell(string text) => $"'{string.Concat(text.Select(PowerShell))}'";

    private static string PowerShell(char character) => character switch
    {
        '\'' or '‘' or '’' or '‚' or '‛' => $"{character}{character}",
        _ => $"{character}",
    };
}
