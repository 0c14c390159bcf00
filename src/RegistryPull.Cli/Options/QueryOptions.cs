using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli.Options;

/// <summary>What every command takes that asks a registry about one thing.</summary>
internal sealed class QueryOptions
{
    private readonly CommandLineApplication _application;
    private readonly CommandArgument _argument;
    private readonly OptionGroup[] _groups;

    /// <param name="application">The command.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="use">What it wants of the registry.</param>
    /// <param name="words">What it is called and what it prints, for help and messages.</param>
    public QueryOptions(
        CommandLineApplication application, Func<string, string?> environment, RegistryUse use, QueryWords words)
    {
        _application = application;
        _argument = application.Argument(words.Argument, "");
        Own = new OptionGroup("Options", application, environment);
        var registry = new OptionGroup("Registry", application, environment);
        var messages = new OptionGroup("Messages", application, environment);
        _groups = [Own, registry, messages];
        Registry = use switch
        {
            RegistryUse.Nothing => null,
            _ => new RegistryOptions(registry, environment, use),
        };
        Messages = new MessageOptions(messages, words.Result, words.Json, isLong: false);
    }

    /// <summary>The command's own options.</summary>
    public OptionGroup Own { get; }

    /// <summary>How to connect to the registry; null when no registry is asked.</summary>
    public RegistryOptions? Registry { get; }

    public MessageOptions Messages { get; }

    /// <summary>The groups that have options.</summary>
    public IEnumerable<OptionGroup> Groups => _groups.Where(static group => group.Settings.Count > 0);

    /// <summary>All arguments. The parser keeps what follows <c>--</c> apart.</summary>
    public string[] Arguments =>
    [
        .. _application.Arguments.SelectMany(static argument => argument.Values).OfType<string>(),
        .. _application.RemainingArguments,
    ];

    /// <summary>The one thing that is asked about.</summary>
    /// <param name="example">One to write, for the message.</param>
    /// <param name="fallback">What is meant when none is named; null where one must be.</param>
    public string ReadArgument(string example, string? fallback = null) => Arguments switch
    {
        [var only] => only,
        [] when fallback is not null => fallback,
        [] => throw new InvalidRequestException(
            $"no {Noun} was named: write for example regpull {_application.Name} {example}"),
        [.., var last] => throw new InvalidRequestException(
            $"'{last}' is one {Noun} too many: regpull {_application.Name} takes one at a time"),
    };

    /// <summary>Reads the image. A reference is checked at once; an archive is opened when the result is
    /// called.</summary>
    public Func<CancellationToken, Task<ImageLocator>> ReadImage()
    {
        var text = ReadArgument("nginx:1.27");
        if (ImageLocator.IsPath(text))
        {
            return cancellationToken => ImageLocator.FindOneAsync(text, cancellationToken);
        }

        ImageLocator image = UsageParsing.ParseImage(text);
        return _ => Task.FromResult(image);
    }

    private string Noun => _argument.Name!.ToLowerInvariant();
}
