using System.Collections.Immutable;

namespace RegistryPull.Exporting;

/// <summary>What a plan depends on besides the images.</summary>
public sealed class PlanContext
{
    /// <summary>Gets the context of an output that does not exist yet.</summary>
    public static PlanContext Empty { get; } = new();

    /// <summary>Gets what the existing output has under the paths of <see cref="OutputTraits.MergedFiles"/>; a file
    /// that it lacks is absent.</summary>
    /// <remarks>Another program may have written these files: check them before adding to them.</remarks>
    public ImmutableDictionary<string, ReadOnlyMemory<byte>> Existing { get; init; } =
        ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty;
}
