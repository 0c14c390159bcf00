using System.Collections.Immutable;
using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Options;

namespace RegistryPull.Cli.Help;

/// <summary>Explains options as they were declared, so that help cannot say otherwise.</summary>
internal static class OptionRows
{
    public static HelpSection Section(OptionGroup group) =>
        new HelpSection.Table(group.Title, [.. group.Settings.Select(static setting => Row(setting.Option))]);

    public static HelpSection Variables(IEnumerable<OptionGroup> groups, ImmutableArray<HelpRow> others)
    {
        var names = string.Join(
            ", ", groups.SelectMany(static group => group.Settings).Select(static setting => setting.Variable));
        return new HelpSection.Table("Environment",
            [new HelpRow("REGPULL_...",
                "The value of an option that is not given: 1 turns on an option without a value, commas separate "
                + $"several values: {names}."), .. others]);
    }

    private static HelpRow Row(CommandOption option)
    {
        var shortName = "    ";
        if (!string.IsNullOrEmpty(option.ShortName))
        {
            shortName = $"-{option.ShortName}, ";
        }

        var value = "";
        if (!string.IsNullOrEmpty(option.ValueName))
        {
            value = $" {option.ValueName}";
        }

        return new HelpRow($"{shortName}--{option.LongName}{value}", option.Description);
    }
}
