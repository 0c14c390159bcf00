using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>What <see cref="ImageComparer"/> found.</summary>
/// <param name="Images">The images of both sides, by name.</param>
/// <param name="NewLayers">The layers that no image of the earlier side has, each once.</param>
public sealed record CompareResult(ImmutableArray<ImageChange> Images, ImmutableArray<ComparedLayer> NewLayers)
{
    /// <summary>Gets the bytes of the new layers together, as they are stored.</summary>
    public long NewSize => NewLayers.Sum(static layer => layer.Size);
}
