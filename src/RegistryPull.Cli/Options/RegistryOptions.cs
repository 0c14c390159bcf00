using System.Collections.Immutable;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Options;

/// <summary>How registries are spoken to.</summary>
internal sealed class RegistryOptions(OptionGroup group, Func<string, string?> environment, RegistryUse use)
{
    private const int MostDownloads = 64;
    private const int MostRetries = 100;
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);
    private static readonly RegistryPullOptions Defaults = new();

    private readonly CredentialOptions? _credentials =
        use switch
        {
            RegistryUse.Pull or RegistryUse.Push or RegistryUse.Query or RegistryUse.Diagnosis =>
                new(group, environment),
            _ => null,
        };

    private readonly TlsOptions _tls = new(group, environment);

    private readonly Setting _mirrors = group.List("--mirror <URL>",
        "Ask this mirror before the registry itself: https://HOST[:PORT][/PATH], v2/ follows unless it is in the "
        + "path; may be given several times. Default: what docker's, podman's or containerd's configuration says.");

    private readonly Setting _proxy = group.Value("--proxy <URL>",
        "Go through this proxy: [http://][USER:PASSWORD@]HOST:PORT, https:// or socks5://; none goes directly. Other "
        + "users of the machine can read the command line: REGPULL_PROXY is safer for a password. Default: "
        + "HTTPS_PROXY, HTTP_PROXY and ALL_PROXY but for NO_PROXY, else the system's settings.");

    private readonly Setting? _downloads = use switch
    {
        RegistryUse.Pull => Connections(
            group,
            $"Connections for layers at once, 1 to {MostDownloads}. Default: as many as make the pull faster, from 4 "
            + "up to 16; fewer when the registry answers 429 or 503."),
        RegistryUse.Push => Connections(group, $"Layers to upload at once, 1 to {MostDownloads}. Default: 4."),
        _ => null,
    };

    private readonly Setting? _retries = use switch
    {
        RegistryUse.Diagnosis => null,
        _ => group.Value("--retries <N>",
            "How often to try again after a network failure; progress resets the count. Default: "
            + $"{Defaults.Retries}."),
    };

    private readonly Setting? _rate = use switch
    {
        RegistryUse.Pull => Rate(group, "downloads"),
        RegistryUse.Push => Rate(group, "transfers"),
        _ => null,
    };

    private readonly Setting _timeout = group.Value("--timeout <SECONDS>",
        "How long to wait for a connection, or for a silent one to go on; never for a whole transfer. Default: "
        + $"{Defaults.Timeout.TotalSeconds:0}.");

    /// <summary>Whether a password comes from standard input.</summary>
    public bool ReadsStandardInput => _credentials?.ReadsStandardInput == true;

    public async Task<RegistryPullOptions> ReadAsync(ICommandConsole console, CancellationToken cancellationToken)
    {
        return _tls.AddTo(new RegistryPullOptions
        {
            MaxConcurrentDownloads = _downloads?.Number(1, MostDownloads),
            Retries = _retries?.Number(Defaults.Retries, 0, MostRetries) ?? 0,
            MaxBytesPerSecond = _rate?.Size(),
            Timeout = _timeout.Seconds(Defaults.Timeout, LongestTimeout),
            Mirrors = _mirrors.Texts.ToImmutableArray(),
            Proxy = ReadProxy(),
            AuthFile = _credentials?.AuthFile,
            Credential = _credentials switch
            {
                null => null,
                _ => await _credentials.ReadAsync(console, cancellationToken).ConfigureAwait(false),
            },
        });
    }

    private static Setting Connections(OptionGroup group, string text) =>
        group.Value("-j|--max-concurrent-downloads <N>", text);

    private static Setting Rate(OptionGroup group, string transfers) => group.Value("--limit-rate <RATE>",
        $"How many bytes a second all {transfers} may take together: 500K, 2M or 1G, in powers of 1024, as curl has "
        + "it. Default: as many as come.");

    private ProxyChoice? ReadProxy()
    {
        try
        {
            if (_proxy.Text is { } text)
            {
                return ProxyChoice.Parse(text);
            }

            return null;
        }
        catch (FormatException failure)
        {
            throw new InvalidRequestException($"{_proxy.Source} is {failure.Message}", failure);
        }
    }
}
