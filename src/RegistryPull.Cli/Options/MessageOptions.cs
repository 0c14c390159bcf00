using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Options;

/// <summary>What is printed.</summary>
internal sealed class MessageOptions(OptionGroup group)
{
    private readonly Setting _quiet = group.Flag("-q|--quiet",
        "Standard error carries errors only; the path of the output still goes to standard output.");

    private readonly Setting _json = group.Flag("--json",
        "Standard output carries one JSON array with an object for each image: digest, platform, layers, output.");

    private readonly Setting _progress = group.Value("--progress <MODE>",
        "tty repaints bars, plain prints a line every few seconds, none prints no progress. Default: auto, tty on a terminal, else plain.");

    private readonly Setting _verbose = group.Flag("-v|--verbose",
        "Tell every request and retry, and where in the program a failure arose. Secrets are never printed.");

    /// <summary>Whether failures are traced; asked before anything that can fail.</summary>
    public bool IsVerbose => _verbose.IsOn();

    public MessageSettings Read()
    {
        var (quiet, verbose) = (_quiet.IsOn(), IsVerbose);
        if (quiet && verbose)
        {
            throw new InvalidRequestException($"{_quiet.Source} and {_verbose.Source} contradict each other: leave one out");
        }

        return new MessageSettings(quiet ? Verbosity.Quiet : verbose ? Verbosity.Verbose : Verbosity.Normal, ReadMode(), _json.IsOn());
    }

    private ProgressMode ReadMode() => _progress.Text?.ToLowerInvariant() switch
    {
        null or "auto" => ProgressMode.Auto,
        "plain" => ProgressMode.Plain,
        "tty" => ProgressMode.Tty,
        "none" => ProgressMode.None,
        _ => throw new InvalidRequestException($"{_progress.Source} is '{_progress.Text}': expected auto, plain, tty or none"),
    };
}
