namespace RegistryPull.Loading;

/// <summary>The kinds of engines that images are loaded into.</summary>
internal enum EngineKind
{
    /// <summary>The one that is there.</summary>
    Any,

    Docker,

    Podman,

    Containerd,

    /// <summary>k3s or RKE2, which import archives from a directory.</summary>
    K3s,

    /// <summary>The Windows Subsystem for Linux.</summary>
    Wsl,
}
