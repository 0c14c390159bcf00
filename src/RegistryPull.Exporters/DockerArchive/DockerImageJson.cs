namespace RegistryPull.Exporters.DockerArchive;

/// <summary>An image in <c>manifest.json</c>.</summary>
internal sealed class DockerImageJson
{
    /// <summary>Gets the path of the configuration.</summary>
    public required string Config { get; init; }

    /// <summary>Gets the full names with their tags; null for an image that is loaded without a name.</summary>
    public required string[]? RepoTags { get; init; }

    /// <summary>Gets the paths of the layers, one for each of the configuration's <c>diff_ids</c>; a layer that is used
    /// twice stands twice.</summary>
    public required string[] Layers { get; init; }
}
