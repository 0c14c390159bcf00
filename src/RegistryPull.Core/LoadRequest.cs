using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>The images to load into an engine, and the engine.</summary>
public sealed record LoadRequest
{
    /// <summary>Gets the images, at least one.</summary>
    public required ImmutableArray<ImageLocator> Images { get; init; }

    /// <summary>Gets the engine; null for the one that is there: docker, podman or containerd, in this order.</summary>
    public EngineTarget? Engine { get; init; }

    /// <summary>Gets the platforms to select from an index; several only for containerd.</summary>
    public PlatformChoice Platforms { get; init; } = PlatformChoice.Default;

    /// <summary>Gets the names to load the image under instead of the reference; only with a single image.</summary>
    public ImmutableArray<ImageReference> Names { get; init; } = [];
}
