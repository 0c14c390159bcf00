using System.Collections.Immutable;
using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli.Completion;

/// <summary>An option that is completed.</summary>
/// <param name="option">The option as it was declared.</param>
/// <param name="value">What it takes.</param>
/// <param name="words">The words that it takes.</param>
internal sealed class CompletedOption(CommandOption option, CompletedValue value, ImmutableArray<string> words)
{
    public CompletedValue Value => value;

    public ImmutableArray<string> Words => words;

    /// <summary>Without dashes.</summary>
    public string Long => option.LongName!;

    /// <summary>Without a dash; null when there is none.</summary>
    public string? Short
    {
        get
        {
            if (string.IsNullOrEmpty(option.ShortName))
            {
                return null;
            }

            return option.ShortName;
        }
    }

    /// <summary>As typed, the short name first.</summary>
    public IEnumerable<string> Names => Short switch
    {
        null => [$"--{Long}"],
        _ => [$"-{Short}", $"--{Long}"],
    };

    public bool IsRepeatable => option.OptionType == CommandOptionType.MultipleValue;

    /// <summary>The first sentence of the help.</summary>
    public string Summary =>
        (option.Description ?? "").Split([". ", "; ", ": "], 2, StringSplitOptions.None)[0].TrimEnd('.');
}
