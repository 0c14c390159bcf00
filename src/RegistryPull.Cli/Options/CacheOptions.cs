using McMaster.Extensions.CommandLineUtils;
using RegistryPull.Cli.Commands;

namespace RegistryPull.Cli.Options;

/// <summary>Everything that <c>regpull cache</c> takes.</summary>
internal sealed class CacheOptions
{
    private const string PruneWord = "prune";

    private readonly CommandLineApplication _application;
    private readonly CommandArgument _action;
    private readonly CacheOption _cache;
    private readonly PruneOptions _prune;
    private readonly OptionGroup[] _groups;

    public CacheOptions(CommandLineApplication application, Func<string, string?> environment)
    {
        var own = new OptionGroup("Options", application, environment);
        var prune = new OptionGroup("Prune", application, environment);
        var messages = new OptionGroup("Messages", application, environment);
        (_application, _groups) = (application, [own, prune, messages]);
        _action = application.Argument(ArgumentNames.Action, "");
        _cache = new CacheOption(own,
            "The directory of the cache, as in regpull pull --cache. Default: none.", canBeOff: false);
        _prune = new PruneOptions(prune);
        Messages = new MessageOptions(messages, "the result", "one JSON object: cache, partials", isLong: false);
    }

    public MessageOptions Messages { get; }

    public IReadOnlyList<OptionGroup> Groups => _groups;

    /// <returns>The cache's directory; null when none is named.</returns>
    public string? ReadCache() => _cache.Read();

    /// <returns>What to remove; null when nothing is to be.</returns>
    /// <exception cref="InvalidRequestException">Something else was typed.</exception>
    public PruneRule? ReadPrune() => Words() switch
    {
        [PruneWord] => _prune.Read(),
        [] when _prune.Typed is { } option => throw new InvalidRequestException(
            $"{option} is an option of regpull cache {PruneWord}"),
        [] => null,
        [.., var word] => throw new InvalidRequestException(
            $"'{word}' is nothing that regpull cache can do: write regpull cache, or regpull cache {PruneWord}"),
    };

    private string[] Words() => [.. new[] { _action.Value }.OfType<string>(), .. _application.RemainingArguments];
}
