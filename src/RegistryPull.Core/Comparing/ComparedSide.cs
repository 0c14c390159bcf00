using System.Collections.Immutable;
using RegistryPull.Opening;

namespace RegistryPull.Comparing;

/// <summary>One side of a comparison.</summary>
/// <param name="images">Its images.</param>
/// <param name="opened">Their repositories, closed with this object; null for a transfer file.</param>
internal sealed class ComparedSide(ImmutableArray<ComparedImage> images, OpenedImages? opened) : IDisposable
{
    /// <summary>Gets the images, each name once.</summary>
    public ImmutableArray<ComparedImage> Images { get; } = [.. images.DistinctBy(static image => image.Key)];

    /// <summary>Gets whether only a transfer file describes the images.</summary>
    public bool IsTransfer => opened is null;

    /// <inheritdoc/>
    public void Dispose() => opened?.Dispose();
}
