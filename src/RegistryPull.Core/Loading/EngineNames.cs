namespace RegistryPull.Loading;

/// <summary>The names of engines, which are those of their programs.</summary>
internal static class EngineNames
{
    public const string Docker = "docker";

    public const string Podman = "podman";

    public const string Containerd = "containerd";

    /// <summary>The program of containerd.</summary>
    public const string Ctr = "ctr";
}
