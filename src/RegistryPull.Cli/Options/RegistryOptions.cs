using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Options;

/// <summary>How registries are spoken to.</summary>
internal sealed class RegistryOptions(OptionGroup group, Func<string, string?> environment, RegistryUse use)
{
    private const int MostDownloads = 64;
    private const int MostRetries = 100;
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);
    private static readonly RegistryPullOptions Defaults = new();

    private readonly CredentialOptions? _credentials = use is RegistryUse.Pull or RegistryUse.Query ? new(group, environment) : null;

    private readonly TlsOptions _tls = new(group, environment);

    private readonly Setting? _downloads = use != RegistryUse.Pull ? null : group.Value("-j|--max-concurrent-downloads <N>",
        $"Layers to download at once, 1 to {MostDownloads}. Default: {Defaults.MaxConcurrentDownloads}.");

    private readonly Setting _retries = group.Value("--retries <N>",
        $"How often to try again after a network failure; every bit of progress starts the count anew. Default: {Defaults.Retries}.");

    private readonly Setting _timeout = group.Value("--timeout <SECONDS>",
        $"How long to wait for a connection, or for a silent one to go on; never for a whole transfer. Default: {Defaults.Timeout.TotalSeconds:0}.");

    public async Task<RegistryPullOptions> ReadAsync(ICommandConsole console, CancellationToken cancellationToken) => _tls.AddTo(new RegistryPullOptions
    {
        MaxConcurrentDownloads = _downloads?.Number(Defaults.MaxConcurrentDownloads, 1, MostDownloads) ?? Defaults.MaxConcurrentDownloads,
        Retries = _retries.Number(Defaults.Retries, 0, MostRetries),
        Timeout = _timeout.Seconds(Defaults.Timeout, LongestTimeout),
        AuthFile = _credentials?.AuthFile,
        Credential = _credentials is null ? null : await _credentials.ReadAsync(console, cancellationToken).ConfigureAwait(false),
    });
}
