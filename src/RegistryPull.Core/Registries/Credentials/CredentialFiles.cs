using RegistryPull.Interop;
using RegistryPull.Programs;

namespace RegistryPull.Registries.Credentials;

/// <summary>Where docker and podman keep credentials for this user. The environment says it all, so one that is made up
/// leads to made-up places.</summary>
/// <param name="variable">Looks up an environment variable.</param>
internal sealed class CredentialFiles(Func<string, string?> variable)
{
    public const string ContentVariable = "DOCKER_AUTH_CONFIG";

    private const string AuthFile = "auth.json";

    /// <summary>The content of a file, in place of a file.</summary>
    public string? Content => Value(ContentVariable);

    /// <summary>docker's file. <c>DOCKER_CONFIG</c> is a directory: docker/cli <c>cli/config/config.go</c>.</summary>
    public string? DockerFile => UserDirectories.Below(DockerFolder, "config.json");

    /// <summary>podman's files, the first that has an answer decides; one that is named in the environment stands
    /// alone.</summary>
    /// <remarks>containers-auth.json(5), podman-login(1).</remarks>
    public IReadOnlyList<string> ContainersFiles => Value("REGISTRY_AUTH_FILE") switch
    {
        { } named => [named],
        _ => [.. DefaultContainersFiles.OfType<string>()],
    };

    /// <summary>The directories of programs. A relative one is left out: what is in the current directory is not
    /// asked for secrets.</summary>
    public IReadOnlyList<string> ProgramFolders => ProgramSearch.Folders(Value("PATH"));

    private string?[] DefaultContainersFiles =>
    [
        Containers(Value("XDG_RUNTIME_DIR")),
        Containers(UserDirectories.Configuration(variable)),
    ];

    /// <summary>The extensions of programs on Windows; null when the environment does not say.</summary>
    public string? ProgramExtensions => Value("PATHEXT");

    private string? DockerFolder =>
        Value("DOCKER_CONFIG") ?? UserDirectories.Below(UserDirectories.Home(variable), ".docker");

    private static string? Containers(string? folder) =>
        UserDirectories.Below(folder, "containers", AuthFile);

    private string? Value(string name) => UserDirectories.Value(variable, name);
}
