namespace RegistryPull.Cli.Options;

/// <summary>
/// Finds <c>--progress json</c> before the command line is parsed, so that wrong usage is an event, too.
/// </summary>
internal static class ProgressArgument
{
    private const string Option = "--progress";
    private const string Json = "json";

    /// <param name="arguments">The command line.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public static bool IsJson(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        if (arguments is not ["pull" or "push" or "load", ..])
        {
            return false;
        }

        var typed = Typed(arguments) ?? environment("REGPULL_PROGRESS");
        return string.Equals(typed, Json, StringComparison.OrdinalIgnoreCase);
    }

    private static string? Typed(IReadOnlyList<string> arguments)
    {
        for (var index = 1; index < arguments.Count && arguments[index] != "--"; index++)
        {
            if (arguments[index] == Option)
            {
                if (index + 1 < arguments.Count)
                {
                    return arguments[index + 1];
                }

                return "";
            }

            if (arguments[index].StartsWith($"{Option}=", StringComparison.Ordinal))
            {
                return arguments[index][(Option.Length + 1)..];
            }
        }

        return null;
    }
}
