using System.Net;
using System.Net.Sockets;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>docker-registry, which is distribution, on a free port of the loopback interface.</summary>
internal sealed class RealRegistry : IAsyncDisposable
{
    private readonly Workspace _workspace = new();
    private Daemon? _daemon;
    private int _pushed;

    public string Host { get; } = $"127.0.0.1:{FreePort()}";

    public static async Task<RealRegistry> StartAsync()
    {
        var registry = new RealRegistry();
        var config = registry._workspace.Write("config.yml", registry.Config());
        registry._daemon = await Daemon.StartAsync(registry._workspace, registry.AnswersAsync, "docker-registry", "serve", config);
        return registry;
    }

    /// <summary>Pushes a fixture with skopeo, an index with all it has.</summary>
    /// <returns>The reference to pull it by.</returns>
    public async Task<string> PushAsync(string name, ImageFixture fixture)
    {
        var folder = _workspace.FolderOf($"pushed-{Interlocked.Increment(ref _pushed)}");
        SkopeoFolder.Write(folder, fixture);
        var copied = await Skopeo.CopyAsync($"dir:{folder}", $"docker://{Host}/{name}", "--all", "--preserve-digests");
        copied.Succeeded();
        return $"{Host}/{name}";
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon!.DisposeAsync();
        _workspace.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Config() => $"""
        version: 0.1
        log:
          level: error
          accesslog:
            disabled: true
        storage:
          filesystem:
            rootdirectory: "{_workspace.FolderOf("storage")}"
        http:
          addr: "{Host}"
        """;

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var http = new HttpClient();
            using var answer = await http.GetAsync(new Uri($"http://{Host}/v2/"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
