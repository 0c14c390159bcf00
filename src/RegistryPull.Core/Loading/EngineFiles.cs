using RegistryPull.Interop;
using RegistryPull.Loading.Docker;
using RegistryPull.Programs;

namespace RegistryPull.Loading;

/// <summary>Where the engines of this machine are: their sockets, programs and directories.</summary>
/// <remarks>The environment and the root decide alone, so that tests have separate engines.</remarks>
/// <param name="variable">Looks up an environment variable.</param>
/// <param name="root">The directory that <c>var</c> and <c>run</c> are in.</param>
internal sealed class EngineFiles(Func<string, string?> variable, string root)
{
    private const string DefaultNamespace = "default";

    /// <summary>Gets docker's address of the environment; null when it names none.</summary>
    public string? DockerHost => Value("DOCKER_HOST");

    /// <summary>Gets the directory of docker's TLS certificates; null when the environment asks for no TLS.</summary>
    /// <remarks>docs.docker.com/reference/cli/docker: <c>DOCKER_TLS_VERIFY</c>, <c>DOCKER_CERT_PATH</c>.</remarks>
    public string? DockerCertificates
    {
        get
        {
            if (Value("DOCKER_TLS_VERIFY") is null)
            {
                return null;
            }

            return Value("DOCKER_CERT_PATH") ?? Value("DOCKER_CONFIG") ?? BelowHome(".docker");
        }
    }

    /// <summary>Gets the addresses where docker may listen, without <see cref="DockerHost"/>: the machine's, the
    /// user's, Docker Desktop's.</summary>
    public IReadOnlyList<DockerAddress> DockerAddresses
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                return [.. Pipes("docker_engine", "dockerDesktopLinuxEngine")];
            }

            return [.. Sockets(
                Path.Combine(root, "var/run/docker.sock"),
                BelowRuntime("docker.sock"),
                BelowHome(".docker/run/docker.sock"),
                BelowHome(".docker/desktop/docker.sock"))];
        }
    }

    /// <summary>Gets the addresses where podman may serve docker's API.</summary>
    public IReadOnlyList<DockerAddress> PodmanAddresses
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                return [.. Pipes("podman-machine-default")];
            }

            return [.. Sockets(
                BelowRuntime("podman/podman.sock"),
                Path.Combine(root, "run/podman/podman.sock"))];
        }
    }

    /// <summary>Gets whether containerd's socket is there.</summary>
    public bool HasContainerd =>
        Path.Exists(Value("CONTAINERD_ADDRESS") ?? Path.Combine(root, "run/containerd/containerd.sock"));

    /// <summary>Gets containerd's namespace.</summary>
    public string ContainerdNamespace => Value("CONTAINERD_NAMESPACE") switch
    {
        { } name when EngineWord.IsNamespace(name) => name,
        _ => DefaultNamespace,
    };

    /// <summary>Gets the directories of k3s and RKE2 that may be there.</summary>
    /// <remarks>docs.k3s.io/installation/airgap, docs.rke2.io/install/airgap.</remarks>
    public IReadOnlyList<string> Agents =>
        [Path.Combine(root, "var/lib/rancher/k3s/agent"), Path.Combine(root, "var/lib/rancher/rke2/agent")];

    /// <summary>Gets whether this is a distribution of the Windows Subsystem for Linux.</summary>
    public bool IsWsl => Value("WSL_DISTRO_NAME") is not null;

    /// <summary>Gets the user's directory for the data of programs; null where the environment does not name it,
    /// as elsewhere than on Windows.</summary>
    public string? LocalData => Value("LOCALAPPDATA");

    /// <summary>Returns the path of a program.</summary>
    /// <param name="name">Its name without an extension.</param>
    /// <returns>Null when it is in none of the absolute directories of <c>PATH</c>.</returns>
    public string? FindProgram(string name)
    {
        // Scripts (.cmd) are not started: cmd.exe reads their arguments by rules of its own (CVE-2024-24576).
        var fileName = name;
        if (OperatingSystem.IsWindows() || name == WslEngine.Program)
        {
            fileName = $"{name}.exe";
        }

        return ProgramSearch.Find(ProgramSearch.Folders(Value("PATH")), [fileName]);
    }

    private static IEnumerable<DockerAddress> Pipes(params IEnumerable<string> names) =>
        names.Where(static name => File.Exists($@"\\.\pipe\{name}"))
            .Select(static name => new DockerAddress.Pipe(name));

    private static IEnumerable<DockerAddress> Sockets(params IEnumerable<string?> paths) =>
        paths.OfType<string>().Where(Path.Exists).Select(static path => new DockerAddress.Unix(path));

    private string? BelowHome(string name) => UserDirectories.Below(UserDirectories.Home(variable), name);

    private string? BelowRuntime(string name) => UserDirectories.Below(Value("XDG_RUNTIME_DIR"), name);

    private string? Value(string name) => UserDirectories.Value(variable, name);
}
