using System.Diagnostics;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>A docker engine of our own. It starts its own containerd.</summary>
internal sealed class RealDocker : IAsyncDisposable
{
    private readonly Workspace _workspace = new();
    private Daemon? _daemon;

    /// <summary>What a script must have in its environment to ask this engine.</summary>
    public (string Name, string Value) Host => ("DOCKER_HOST", Socket);

    /// <summary>Gets its address, as <c>DOCKER_HOST</c> has it.</summary>
    public string Socket => $"unix://{_workspace.PathOf("docker.sock")}";

    /// <param name="config">Its <c>daemon.json</c>.</param>
    public static async Task<RealDocker> StartAsync(string config = "{}")
    {
        var docker = new RealDocker();
        docker._daemon = await Daemon.StartAsync(
            docker._workspace, docker.AnswersAsync, "dockerd", docker.Arguments(config));
        return docker;
    }

    public ProcessStartInfo Start(params IEnumerable<string> arguments) =>
        ProgramRun.Start("docker", ["--host", Socket, .. arguments]);

    public Task<ProgramResult> RunAsync(params IEnumerable<string> arguments) => ProgramRun.RunAsync(Start(arguments));

    public async Task<string> ImageIdAsync(string name) =>
        (await RunAsync("image", "inspect", "--format", "{{.Id}}", name)).Succeeded();

    public async ValueTask DisposeAsync()
    {
        await _daemon!.DisposeAsync();
        _workspace.Dispose();
    }

    // No bridge, no iptables, plain directories: it needs neither a network nor an overlay file system.
    private string[] Arguments(string config) =>
    [
        "--storage-driver=vfs", "--iptables=false", "--ip6tables=false", "--bridge=none", "--host", Socket,
        "--config-file", _workspace.Write("daemon.json", config), "--pidfile", _workspace.PathOf("docker.pid"),
        "--data-root", _workspace.PathOf("data"), "--exec-root", _workspace.PathOf("exec"),
    ];

    private async Task<bool> AnswersAsync() => (await RunAsync("version")).ExitCode == 0;
}
