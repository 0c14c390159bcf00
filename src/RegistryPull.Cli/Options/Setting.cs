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
    public string Source
    {
        get
        {
            if (option.HasValue())
            {
                return $"--{option.LongName}";
            }

            return Variable;
        }
    }

    public string? Text
    {
        get
        {
            if (option.HasValue())
            {
                return option.Value();
            }

            return FromEnvironment;
        }
    }

    /// <summary>The value of an option that names a file or directory.</summary>
    public string? Path => Text switch
    {
        { } text => PathText.Expand(text, environment, OperatingSystem.IsWindows()),
        _ => null,
    };

    /// <summary>The values of an option that names files.</summary>
    public IReadOnlyList<string> Paths =>
        [.. Texts.Select(text => PathText.Expand(text, environment, OperatingSystem.IsWindows()))];

    public IReadOnlyList<string> Texts
    {
        get
        {
            if (option.HasValue())
            {
                return option.Values;
            }

            return FromEnvironment?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                ?? [];
        }
    }

    private string? FromEnvironment => environment(Variable) switch
    {
        { Length: > 0 } value => value,
        _ => null,
    };

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

        if (!No.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidRequestException($"{Variable} is '{value}': write 1 for yes or 0 for no");
        }

        return false;
    }

    public int Number(int fallback, int least, int most) => Number(least, most) ?? fallback;

    /// <summary>A whole number.</summary>
    /// <returns>Null when it is not set.</returns>
    public int? Number(int least, int most)
    {
        if (Text is not { } text)
        {
            return null;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || number < least || number > most)
        {
            throw Invalid(text, $"a whole number from {least} to {most}");
        }

        return number;
    }

    /// <summary>A number of bytes, as curl's <c>--limit-rate</c> has it: <c>1.5M</c>.</summary>
    /// <returns>At least 1; null when it is not set.</returns>
    public long? Size()
    {
        if (Text is not { } text)
        {
            return null;
        }

        if (ByteCount.Parse(text) is > 0 and var bytes)
        {
            return bytes;
        }

        throw Invalid(text, "a number of bytes such as 500K, 2M or 1G");
    }

    public TimeSpan Seconds(TimeSpan fallback, TimeSpan most)
    {
        if (Text is not { } text)
        {
            return fallback;
        }

        var style = NumberStyles.AllowDecimalPoint;
        var isNumber = double.TryParse(text, style, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number > 0 && number <= most.TotalSeconds)
        {
            return TimeSpan.FromSeconds(number);
        }

        throw Invalid(text, $"a number of seconds above 0, at most {most.TotalSeconds:0}");
    }

    private InvalidRequestException Invalid(string text, string expected) =>
        new($"{Source} is '{text}': expected {expected}");
}
