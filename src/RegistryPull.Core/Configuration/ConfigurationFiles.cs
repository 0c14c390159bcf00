using RegistryPull.Interop;

namespace RegistryPull.Configuration;

/// <summary>The files in which docker, podman and containerd are configured about registries and their
/// certificates.</summary>
/// <remarks>The environment and the root decide alone, so that tests have separate files.</remarks>
/// <param name="variable">Looks up an environment variable.</param>
/// <param name="root">The directory that <c>etc</c> is in; null for a machine without one.</param>
internal sealed class ConfigurationFiles(Func<string, string?> variable, string? root)
{
    /// <summary>docker's daemon's files: the user's own, then the machine's.</summary>
    /// <remarks>docs.docker.com/engine/daemon; Docker Desktop keeps it beside <c>config.json</c>.</remarks>
    public IReadOnlyList<string> DaemonFiles => Existing(
        Below(UserConfiguration, "docker", "daemon.json"),
        Below(DockerDirectory, "daemon.json"),
        Below(System("docker"), "daemon.json"),
        Below(ProgramData, "docker", "config", "daemon.json"));

    /// <summary>The <c>certs.d</c> directories of docker, rootless docker, Docker Desktop and podman.</summary>
    /// <remarks>Docker Desktop's is in the user's <c>.docker</c>:
    /// docs.docker.com/desktop/troubleshoot-and-support/faqs.</remarks>
    public IReadOnlyList<string> CertificateFolders => Existing(
        Below(DockerDirectory, "certs.d"),
        Below(UserConfiguration, "docker", "certs.d"),
        Below(UserConfiguration, "containers", "certs.d"),
        Below(System("docker"), "certs.d"),
        Below(System("containers"), "certs.d"),
        Below(ProgramData, "docker", "certs.d"));

    /// <summary>podman's <c>registries.conf</c>: the one that a variable names, the user's or the machine's; then those
    /// of <c>registries.conf.d</c>, which win.</summary>
    /// <remarks>containers-registries.conf(5).</remarks>
    public IReadOnlyList<string> RegistriesFiles =>
    [
        .. MainRegistriesFile,
        .. Existing(
            Below(System("containers"), "registries.conf.d"),
            Below(UserConfiguration, "containers", "registries.conf.d")).SelectMany(DroppedIn),
    ];

    /// <summary>containerd's <c>certs.d</c> directories; the user's own is nerdctl's.</summary>
    public IReadOnlyList<string> HostsFolders => Existing(
        Below(UserConfiguration, "containerd", "certs.d"),
        Below(System("containerd"), "certs.d"),
        Below(OperatingSystem.IsWindows() ? Value("ProgramFiles") : null, "containerd", "certs.d"));

    private IEnumerable<string> MainRegistriesFile
    {
        get
        {
            if (Value("CONTAINERS_REGISTRIES_CONF") is { } named)
            {
                return [named];
            }

            return Existing(
                Below(UserConfiguration, "containers", "registries.conf"),
                Below(System("containers"), "registries.conf")).Take(1);
        }
    }

    private string? DockerDirectory => Value("DOCKER_CONFIG") ?? Below(UserDirectories.Home(variable), ".docker");

    private string? UserConfiguration => UserDirectories.Configuration(variable);

    private string? ProgramData
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                return Value("ProgramData");
            }

            return null;
        }
    }

    private string? System(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        return Below(root, "etc", name);
    }

    private static IReadOnlyList<string> Existing(params IEnumerable<string?> places) =>
        [.. places.OfType<string>().Where(Path.Exists).Distinct(StringComparer.Ordinal)];

    // A directory that only a daemon may read is not for this user.
    private static IEnumerable<string> DroppedIn(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*.conf").Order(StringComparer.Ordinal);
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? Below(string? folder, params ReadOnlySpan<string> names) =>
        UserDirectories.Below(folder, names);

    private string? Value(string name) => UserDirectories.Value(variable, name);
}
