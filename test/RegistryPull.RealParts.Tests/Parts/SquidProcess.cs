namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>squid on a free port of the loopback interface, with its configuration and files in a new folder.</summary>
internal sealed class SquidProcess : IAsyncDisposable
{
    private readonly ReservedPort _port = new();
    private Daemon? _daemon;

    public string Host => _port.Host;

    /// <summary>Gets where its files are.</summary>
    public Workspace Workspace { get; } = new();

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="names">Names of the loopback interface that this proxy alone knows.</param>
    /// <param name="rules">Its configuration but for what every squid of the tests has.</param>
    public async Task StartAsync(IEnumerable<string> names, string rules)
    {
        var config = Workspace.Write("squid.conf", $"""
            {rules}
            hosts_file {Workspace.Write("hosts", $"127.0.0.1 {string.Join(' ', names)}\n")}
            pid_filename {Workspace.PathOf("pid")}
            cache_log {Workspace.PathOf("cache.log")}
            access_log none
            cache deny all
            shutdown_lifetime 0 seconds
            max_filedescriptors 1024

            """);

        // It leaves root's rights behind, and must still read and write its files.
        (await ProgramRun.RunAsync("chmod", "-R", "a+rwX", Workspace.Root)).Succeeded();
        _daemon = await Daemon.StartAsync(Workspace, _port.IsListenedOnAsync, "squid", "--foreground", "-f", config);
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon!.DisposeAsync();
        _port.Dispose();
        Workspace.Dispose();
    }
}
