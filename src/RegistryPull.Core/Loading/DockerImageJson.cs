using System.Collections.Immutable;

namespace RegistryPull.Loading;

/// <summary>An image as docker and podman describe it: <c>image inspect</c>, and
/// <c>GET /images/NAME/json</c>.</summary>
internal sealed class DockerImageJson
{
    public string? Id { get; init; }

    public string[]? RepoTags { get; init; }

    public DockerRootfsJson? RootFS { get; init; }

    public EngineImage ToImage() => new(Id!, ImageNames.FromEngine(RepoTags));

    /// <summary>Returns whether the image is made of these layers, and of others above them.</summary>
    public bool StartsWith(ImmutableArray<Digest> chain) =>
        RootFS?.Layers is { } layers
        && layers.Length >= chain.Length
        && layers.Zip(chain).All(static pair => pair.First == pair.Second.ToString());
}
