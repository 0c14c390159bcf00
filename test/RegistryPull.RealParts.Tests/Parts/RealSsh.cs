using System.Globalization;

namespace RegistryPull.RealParts.Tests.Parts;

/// <summary>An ssh server for the tests, and a client that knows its key.</summary>
internal sealed class RealSsh : IAsyncDisposable
{
    private readonly Workspace _workspace = new();
    private readonly ReservedPort _port = new();
    private Daemon? _daemon;

    /// <summary>Gets its address for <c>--to</c>.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"ssh://root@127.0.0.1:{_port.Number}");

    /// <summary>Gets the programs that stand first in the <c>PATH</c> of every session.</summary>
    public EngineShims Programs => new(_workspace);

    /// <summary>Gets the configuration of the client.</summary>
    public string ClientConfig { get; private set; } = "";

    public static async Task<RealSsh> StartAsync()
    {
        var ssh = new RealSsh();
        var (host, user) = (await ssh.MakeKeyAsync("host"), await ssh.MakeKeyAsync("user"));
        var known = ssh._workspace.Write("known", $"[127.0.0.1]:{ssh._port.Number} {await File.ReadAllTextAsync(host + ".pub")}");
        ssh.ClientConfig = ssh._workspace.Write(
            "client",
            $"Host *\nIdentityFile {user}\nIdentitiesOnly yes\nUserKnownHostsFile "
            + $"{known}\nStrictHostKeyChecking yes\nBatchMode yes\n");
        var config = ssh._workspace.Write("server", string.Create(
            CultureInfo.InvariantCulture,
            $"Port {ssh._port.Number}\nListenAddress 127.0.0.1\nHostKey {host}\nAuthorizedKeysFile {user}.pub\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nPidFile none\nSetEnv PATH={ssh.Programs.Folder}:/usr/sbin:/usr/bin:/sbin:/bin\n"));

        // Where the server gives up its rights: the package makes the directory when its service starts.
        Directory.CreateDirectory("/run/sshd");
        ssh._daemon = await Daemon.StartAsync(ssh._workspace, ssh.AnswersAsync, "sshd", "-D", "-e", "-f", config);
        return ssh;
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon!.DisposeAsync();
        _port.Dispose();
        _workspace.Dispose();
    }

    private async Task<string> MakeKeyAsync(string name)
    {
        var path = _workspace.PathOf(name);
        (await ProgramRun.RunAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path)).Succeeded();
        return path;
    }

    private async Task<bool> AnswersAsync()
    {
        string[] arguments = ["-F", ClientConfig, "-p", _port.Number.ToString(CultureInfo.InvariantCulture), "root@127.0.0.1", "true"];
        return (await ProgramRun.RunAsync("ssh", arguments)).ExitCode == 0;
    }
}
