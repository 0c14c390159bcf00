using System.Collections.Immutable;

namespace RegistryPull.Layers;

/// <summary>Which parts of a file a layer holds; the rest of the file is zeros.</summary>
/// <param name="Parts">The parts: in order, none overlapping another, all inside the file.</param>
internal sealed record SparseMap(ImmutableArray<SparsePart> Parts)
{
    /// <summary>Gets how many bytes the parts have.</summary>
    public long Stored { get; } = Parts.Sum(static part => part.Length);
}
