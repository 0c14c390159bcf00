using RegistryPull.Cli.Progress;

namespace RegistryPull.Cli.Options;

/// <summary>What is printed.</summary>
/// <param name="group">Where the options stand.</param>
/// <param name="result">What goes to standard output, for the help.</param>
/// <param name="json">What goes there with <c>--json</c>, for the help.</param>
/// <param name="isLong">Whether the command takes long enough to show progress.</param>
internal sealed class MessageOptions(OptionGroup group, string result, string json, bool isLong)
{
    private readonly Setting _quiet = group.Flag("-q|--quiet",
        $"Print only errors on standard error. Standard output still has {result}.");

    private readonly Setting _json = group.Flag("--json", $"Print {json}.");

    private readonly Setting? _progress = !isLong ? null : group.Value("--progress <MODE>",
        "tty shows bars, plain prints a line every few seconds, json prints one event a line and nothing else, none "
        + "prints no progress. Default: auto, which is tty on a terminal, else plain.");

    private readonly Setting _verbose = group.Flag("-v|--verbose",
        "Print every request and retry, and the stack trace of a failure. Secrets are never printed.");

    /// <summary>Whether failures are traced; asked before anything that can fail.</summary>
    public bool IsVerbose => _verbose.IsOn();

    public MessageSettings Read()
    {
        var (quiet, verbose) = (_quiet.IsOn(), IsVerbose);
        if (quiet && verbose)
        {
            throw new InvalidRequestException(
                $"{_quiet.Source} and {_verbose.Source} contradict each other: leave one out");
        }

        var mode = ReadMode();
        if (quiet && mode == ProgressMode.Json)
        {
            throw new InvalidRequestException(
                $"{_quiet.Source} and {_progress!.Source} json contradict each other: leave one out");
        }

        return new MessageSettings(ReadVerbosity(quiet, verbose), mode, _json.IsOn());
    }

    private static Verbosity ReadVerbosity(bool quiet, bool verbose) => (quiet, verbose) switch
    {
        (true, _) => Verbosity.Quiet,
        (_, true) => Verbosity.Verbose,
        _ => Verbosity.Normal,
    };

    private ProgressMode ReadMode() => _progress?.Text?.ToLowerInvariant() switch
    {
        null when _progress is null => ProgressMode.None,
        null or "auto" => ProgressMode.Auto,
        "plain" => ProgressMode.Plain,
        "tty" => ProgressMode.Tty,
        "json" => ProgressMode.Json,
        "none" => ProgressMode.None,
        _ => throw new InvalidRequestException(
            $"{_progress!.Source} is '{_progress.Text}': expected auto, plain, tty, json or none"),
    };
}
