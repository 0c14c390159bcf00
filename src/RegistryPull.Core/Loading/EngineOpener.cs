using RegistryPull.Interop;
using RegistryPull.Loading.Docker;
using RegistryPull.Loading.Programs;

namespace RegistryPull.Loading;

/// <summary>Opens the engine that a request names.</summary>
internal sealed class EngineOpener(
    EngineFiles files, DockerOpener docker, ProgramRunner runner, IPullProgress progress)
{
    private LocalPrograms Local => new(files);

    /// <summary>Opens an engine. It is asked whether it is there.</summary>
    /// <param name="target">The engine; null for the one that is there.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="InvalidRequestException">This machine cannot have such an engine.</exception>
    /// <exception cref="EngineException">The engine is not there.</exception>
    public async Task<IEngine> OpenAsync(EngineTarget? target, CancellationToken cancellationToken)
    {
        var engine = target switch
        {
            null => await FindAsync(cancellationToken).ConfigureAwait(false),
            { Host: { } host } => await OpenRemoteAsync(target, host, cancellationToken).ConfigureAwait(false),
            { Kind: EngineKind.Docker } => await OpenDockerAsync(cancellationToken).ConfigureAwait(false),
            { Kind: EngineKind.Podman } => await OpenPodmanAsync(cancellationToken).ConfigureAwait(false),
            { Kind: EngineKind.K3s } => OpenK3s(),
            { Kind: EngineKind.Wsl } => OpenWsl(target),
            _ => await OpenContainerdAsync(target.Name, Local, cancellationToken).ConfigureAwait(false),
        };
        progress.Inform($"loading into {engine.Name}");
        return engine;
    }

    private async Task<IEngine> FindAsync(CancellationToken cancellationToken)
    {
        string? refusal = null;
        try
        {
            if (files.DockerHost is not null || files.DockerAddresses.Count > 0)
            {
                return await OpenDockerAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (EngineException failure) when (files.DockerHost is null)
        {
            // The socket of a removed engine may remain, and this user cannot use that of another user.
            refusal = failure.Message;
        }

        if (files.PodmanAddresses.Count > 0 || files.FindProgram(EngineNames.Podman) is not null)
        {
            NoteRefusal(refusal, EngineNames.Podman);
            return await OpenPodmanAsync(cancellationToken).ConfigureAwait(false);
        }

        if (files.HasContainerd && files.FindProgram(EngineNames.Ctr) is not null)
        {
            NoteRefusal(refusal, EngineNames.Containerd);
            return await OpenContainerdAsync(null, Local, cancellationToken).ConfigureAwait(false);
        }

        throw new EngineException(refusal ?? "there is no docker, podman or containerd on this machine: start one, or "
            + "name where it is with --to, such as ssh://HOST");
    }

    private void NoteRefusal(string? refusal, string other)
    {
        if (refusal is not null)
        {
            progress.Note($"{refusal}; taking {other}");
        }
    }

    private async Task<IEngine> OpenDockerAsync(CancellationToken cancellationToken)
    {
        if (files.DockerHost is { } host && host.StartsWith("ssh://", StringComparison.Ordinal))
        {
            var target = ParseSsh(host);
            var remote = new SshPrograms(target.Host!, files);
            return Store(new DockerPrograms(Program(EngineNames.Docker, remote), takesSeveral: true));
        }

        return Store(await docker.OpenAsync(cancellationToken).ConfigureAwait(false));
    }

    private static EngineTarget ParseSsh(string host)
    {
        try
        {
            return EngineTargetParser.Parse(host);
        }
        catch (FormatException failure)
        {
            throw new InvalidRequestException($"DOCKER_HOST: {failure.Message}", failure);
        }
    }

    private async Task<IEngine> OpenPodmanAsync(CancellationToken cancellationToken)
    {
        var served = await docker.TryOpenPodmanAsync(cancellationToken).ConfigureAwait(false);
        return Store(served ?? Podman(Local));
    }

    private DockerPrograms Podman(IProgramLocation location) =>
        new(Program(EngineNames.Podman, location), takesSeveral: false);

    private async Task<IEngine> OpenContainerdAsync(
        string? space, IProgramLocation location, CancellationToken cancellationToken)
    {
        var program = new EngineProgram(EngineNames.Ctr, EngineNames.Containerd, location, runner);
        var chosen = space ?? files.ContainerdNamespace;

        // A missing engine is reported before anything is fetched.
        await program
            .AskAsync(["--connect-timeout", "10s", "--namespace", chosen, "version"], cancellationToken)
            .ConfigureAwait(false);
        return Store(new ContainerdPrograms(program, chosen));
    }

    private async Task<IEngine> OpenRemoteAsync(
        EngineTarget target, SshHost host, CancellationToken cancellationToken)
    {
        var remote = new SshPrograms(host, files);
        var kind = target.Kind;
        if (kind == EngineKind.Any)
        {
            kind = await FindRemoteAsync(remote, host, cancellationToken).ConfigureAwait(false);
        }

        return kind switch
        {
            EngineKind.Docker => Store(new DockerPrograms(Program(EngineNames.Docker, remote), takesSeveral: true)),
            EngineKind.Podman => Store(Podman(remote)),
            _ => await OpenContainerdAsync(target.Name, remote, cancellationToken).ConfigureAwait(false),
        };
    }

    // The command is constant: it contains no text from outside.
    private async Task<EngineKind> FindRemoteAsync(
        SshPrograms remote, SshHost host, CancellationToken cancellationToken)
    {
        const string Question = "command -v docker || command -v podman || command -v ctr";
        var result = await runner
            .AskAsync(remote.CommandFor(Question), $"ssh://{host}", cancellationToken)
            .ConfigureAwait(false);
        if (remote.Explain(result, "docker") is { } reason && result.ExitCode != 127)
        {
            throw new EngineException(reason);
        }

        return result.Output.Split('\n', StringSplitOptions.TrimEntries).Select(Path.GetFileName)
            .FirstOrDefault(static name => name is EngineNames.Docker or EngineNames.Podman or EngineNames.Ctr) switch
        {
            EngineNames.Docker => EngineKind.Docker,
            EngineNames.Podman => EngineKind.Podman,
            EngineNames.Ctr => EngineKind.Containerd,
            _ => throw new EngineException(
                $"there is no docker, podman or ctr on {host.Name}, or not on its PATH for ssh{result.Reason}"),
        };
    }

    private K3sEngine OpenK3s()
    {
        var agent = files.Agents.FirstOrDefault(Directory.Exists)
            ?? throw new EngineException(
                $"neither k3s nor RKE2 is on this machine: there is no {string.Join(" and no ", files.Agents)}");
        return new K3sEngine(Path.Combine(agent, "images"), progress);
    }

    private WslEngine OpenWsl(EngineTarget target)
    {
        if (!OperatingSystem.IsWindows() && !files.IsWsl)
        {
            throw new InvalidRequestException("--to wsl: needs Windows, or a distribution of WSL: this is neither");
        }

        // Within a distribution it is a path of Windows, which cannot be resolved there.
        var directory = target.Directory ?? DefaultDirectory(target.Name!);
        if (OperatingSystem.IsWindows())
        {
            directory = WorkingDirectory.Resolve(directory);
        }

        return new WslEngine(target.Name!, directory, Local, runner);
    }

    private string DefaultDirectory(string name)
    {
        var data = files.LocalData ?? throw new InvalidRequestException(
            "from within a distribution the directory of the new one has to be named: --to 'wsl:NAME=C:\\wsl\\NAME'");
        return Path.Combine(data, "regpull", "wsl", name);
    }

    private EngineProgram Program(string name, IProgramLocation location) => new(name, name, location, runner);

    private StoreEngine Store(IImageStore store) => new(store, progress);
}
