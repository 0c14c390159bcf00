namespace RegistryPull.Archives;

/// <summary>An image in the <c>manifest.json</c> of a docker archive: Docker image specification v1.2.</summary>
internal sealed class DockerImageJson
{
    /// <summary>Gets the path of the configuration.</summary>
    public string? Config { get; init; }

    /// <summary>Gets the names with their tags; null for none.</summary>
    public string?[]? RepoTags { get; init; }

    /// <summary>Gets the paths of the layers, the base first.</summary>
    public string?[]? Layers { get; init; }
}
