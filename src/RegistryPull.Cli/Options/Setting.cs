using System.Globalization;
using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli.Options;

/// <summary>
/// What an option is set to: by the command line or, when it isn't there, by its environment variable.
/// </summary>
internal sealed class Setting(CommandOption option, Func<string, string?> environment)
{
    private static readonly string[] Yes = ["1", "true", "yes", "on"];
    private static readonly string[] No = ["0", "false", "no", "off"];

    /// <summary><c>REGPULL_</c> and the option's name.</summary>
    public string Variable { get; } = "REGPULL_" + option.LongName.ToUpperInvariant().Replace('-', '_');

    public CommandOption Option => option;

    /// <summary>The option or the variable, whichever decides: for messages.</summary>
    public string Source => option.HasValue() ? $"--{option.LongName}" : Variable;

    public string? Text => option.HasValue() ? option.Value() : FromEnvironment;

    /// <summary>The value of an option that names a file or directory.</summary>
    public string? Path => Text is { } text ? PathText.Expand(text, environment, OperatingSystem.IsWindows()) : null;

    public IReadOnlyList<string> Texts => option.HasValue()
        ? option.Values
        : FromEnvironment?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string? FromEnvironment => environment(Variable) is { Length: > 0 } value ? value : null;

    public bool IsOn()
    {
        if (option.HasValue() || FromEnvironment is not { } value)
        {
            return option.HasValue();
        }

        if (Yes.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        return No.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? false
            : throw new InvalidRequestException($"{Variable} is '{value}': write 1 for yes or 0 for no");
    }

    public int Number(int fallback, int least, int most)
    {
        if (Text is not { } text)
        {
            return fallback;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= least && number <= most
            ? number
            : throw Invalid(text, $"a whole number from {least} to {most}");
    }

    /// <summary>A number of bytes, as curl's <c>--limit-rate</c> has it: <c>1.5M</c>.</summary>
    /// <returns>At least 1; null when it is not set.</returns>
    public long? Size()
    {
        if (Text is not { } text)
        {
            return null;
        }

        return ByteCount.Parse(text) is > 0 and var bytes
            ? bytes
            : throw Invalid(text, "a number of bytes such as 500K, 2M or 1G");
    }

    public TimeSpan Seconds(TimeSpan fallback, TimeSpan most)
    {
        if (Text is not { } text)
        {
            return fallback;
        }

        var style = NumberStyles.AllowDecimalPoint;
        var isNumber = double.TryParse(text, style, CultureInfo.InvariantCulture, out var number);
        return isNumber && number > 0 && number <= most.TotalSeconds
            ? TimeSpan.FromSeconds(number)
            : throw Invalid(text, $"a number of seconds above 0, at most {most.TotalSeconds:0}");
    }

    private InvalidRequestException Invalid(string text, string expected) =>
        new($"{Source} is '{text}': expected {expected}");
}
