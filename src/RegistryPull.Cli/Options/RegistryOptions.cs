using System.Collections.Immutable;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Options;

/// <summary>How to connect to registries.</summary>
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
        "Ask this mirror before the registry itself: https://HOST[:PORT][/PATH]; v2/ is appended, unless the path "
        + "has it; may be given several times. Default: the mirrors in the configuration of docker, podman or "
        + "containerd.");

    private readonly Setting _proxy = group.Value("--proxy <URL>",
        "Use this proxy: [http://][USER:PASSWORD@]HOST:PORT, https:// or socks5://; none uses no proxy. Other users "
        + "of the machine can read the command line: REGPULL_PROXY is safer for a password. Default: HTTPS_PROXY, "
        + "HTTP_PROXY and ALL_PROXY, except for hosts in NO_PROXY, else the settings of the system.");

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
        "How long to wait for a connection, and for the next bytes of a silent one; it does not limit a whole "
        + $"transfer. Default: {Defaults.Timeout.TotalSeconds:0}.");

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
        $"The most bytes a second that all {transfers} may take together: 500K, 2M or 1G, in powers of 1024, as with "
        + "curl. Default: no limit.");

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
