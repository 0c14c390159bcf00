using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli.Options;

/// <summary>Options that belong together, each with its environment variable, and the rows that explain them.</summary>
internal sealed class OptionGroup(string title, CommandLineApplication application, Func<string, string?> environment)
{
    private readonly List<Setting> _settings = [];

    public string Title => title;

    public IReadOnlyList<Setting> Settings => _settings;

    /// <summary>An option that takes one value.</summary>
    public Setting Value(string template, string text) => Add(template, text, CommandOptionType.SingleValue);

    /// <summary>
    /// An option that may be given several times; in the environment the values are separated by commas.
    /// </summary>
    public Setting List(string template, string text) => Add(template, text, CommandOptionType.MultipleValue);

    /// <summary>An option without a value.</summary>
    public Setting Flag(string template, string text) => Add(template, text, CommandOptionType.NoValue);

    private Setting Add(string template, string text, CommandOptionType type)
    {
        var setting = new Setting(application.Option(template, text, type), environment);
        _settings.Add(setting);
        return setting;
    }
}
