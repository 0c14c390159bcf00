namespace RegistryPull.Loading;

/// <summary>The layers of an image, by their diff_ids.</summary>
internal sealed class DockerRootfsJson
{
    public string[]? Layers { get; init; }
}
