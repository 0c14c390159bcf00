using McMaster.Extensions.CommandLineUtils;

namespace RegistryPull.Cli.Options;

/// <summary>Everything that <c>regpull inspect</c> takes.</summary>
internal sealed class InspectOptions
{
    private static readonly QueryWords Words = new("IMAGE", "the answer",
        "one JSON object: digest, mediaType, platforms, and the image for one platform with its layers and config");

    private readonly OnePlatformOption _platform;
    private readonly Setting _raw;
    private readonly Setting _config;

    public InspectOptions(CommandLineApplication application, Func<string, string?> environment)
    {
        Query = new QueryOptions(application, environment, RegistryUse.Query, Words);
        _platform = new OnePlatformOption(Query.Own,
            "The platform to show of an image that has several. Default: the one that regpull pull takes.");
        _raw = Query.Own.Flag("--raw",
            "Print the manifest or index as served, byte for byte; with --platform, that platform's manifest.");
        _config = Query.Own.Flag("--config", "Print the image's configuration as served, byte for byte.");
    }

    public QueryOptions Query { get; }

    public Platform? ReadPlatform() => _platform.Read();

    public InspectView ReadView() => (_raw.IsOn(), _config.IsOn(), Query.Messages.Read().Json) switch
    {
        (false, false, false) => InspectView.Text,
        (false, false, true) => InspectView.Json,
        (true, false, false) => InspectView.Raw,
        (false, true, false) => InspectView.Config,
        (true, true, _) => throw new InvalidRequestException(
            $"{_raw.Source} and {_config.Source} both want standard output: ask for one after the other"),
        var (raw, _, _) => throw new InvalidRequestException(
            $"{(raw ? _raw : _config).Source} prints what was served, which is JSON already: leave out --json"),
    };
}
