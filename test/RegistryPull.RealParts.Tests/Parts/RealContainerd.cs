namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>A containerd of our own, and its <c>ctr</c>.</summary>
internal sealed class RealContainerd : IAsyncDisposable
{
    private readonly Workspace _workspace = new();
    private Daemon? _daemon;

    /// <summary>What a script must have in its environment to ask this engine.</summary>
    public (string Name, string Value) Address => ("CONTAINERD_ADDRESS", Socket);

    /// <summary>Gets its address, as <c>CONTAINERD_ADDRESS</c> has it.</summary>
    public string Socket => _workspace.PathOf("c.sock");

    public static async Task<RealContainerd> StartAsync()
    {
        var containerd = new RealContainerd();
        var config = containerd._workspace.Write("config.toml", containerd.Config());
        containerd._daemon = await Daemon.StartAsync(
            containerd._workspace, containerd.AnswersAsync, "containerd", "--config", config);
        return containerd;
    }

    public Task<ProgramResult> RunAsync(params IEnumerable<string> arguments) =>
        ProgramRun.RunAsync("ctr", ["--address", Socket, .. arguments]);

    public Task<ProgramResult> ImportAsync(string archive, params IEnumerable<string> options) =>
        RunAsync(["image", "import", "--snapshotter=native", .. options, archive]);

    /// <summary>What <c>ctr image ls</c> says of an image: its name, type, digest and so on.</summary>
    public async Task<string> ListAsync(string name) => (await RunAsync("image", "ls", $"name=={name}")).Succeeded();

    public async ValueTask DisposeAsync()
    {
        await _daemon!.DisposeAsync();
        _workspace.Dispose();
    }

    // The native snapshotter copies directories: it works on any file system. No CRI: it wants a network.
    private string Config() => $"""
        version = 2
        root = "{_workspace.PathOf("root")}"
        state = "{_workspace.PathOf("state")}"
        disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.internal.v1.opt"]
        [grpc]
        address = "{Socket}"
        [ttrpc]
        address = "{_workspace.PathOf("t.sock")}"
        """;

    private async Task<bool> AnswersAsync() => (await RunAsync("version")).ExitCode == 0;
}
