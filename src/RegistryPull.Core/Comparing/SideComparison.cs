using System.Collections.Immutable;

namespace RegistryPull.Comparing;

/// <summary>Compares the images of two sides by name, and their layers by diff_id. Pure.</summary>
internal static class SideComparison
{
    /// <summary>Pairs the images of two sides.</summary>
    /// <param name="before">The images of the earlier side, each name once.</param>
    /// <param name="after">The images of the later side.</param>
    /// <returns>Pairs by name, in the order of the names. One image on each side is a pair whatever their
    /// names.</returns>
    public static IReadOnlyList<(ComparedImage? Old, ComparedImage? New)> Pair(
        ImmutableArray<ComparedImage> before, ImmutableArray<ComparedImage> after)
    {
        if (before is [var oldOnly] && after is [var newOnly])
        {
            return [(oldOnly, newOnly)];
        }

        var old = before.ToDictionary(static image => image.Key, StringComparer.Ordinal);
        var current = after.ToDictionary(static image => image.Key, StringComparer.Ordinal);
        return
        [
            .. old.Keys.Union(current.Keys).Order(StringComparer.Ordinal)
                .Select(key => (old.GetValueOrDefault(key), current.GetValueOrDefault(key))),
        ];
    }

    /// <summary>Returns the layers that the earlier side does not have, each once.</summary>
    /// <param name="before">The images of the earlier side.</param>
    /// <param name="after">The images whose layers are wanted.</param>
    public static ImmutableArray<ComparedLayer> NewLayers(
        IEnumerable<ComparedImage> before, IEnumerable<ComparedImage> after)
    {
        var known = before.SelectMany(static image => image.Layers).Select(IdentityOf).ToHashSet();
        return
        [
            .. after.SelectMany(static image => image.Layers).Where(layer => !known.Contains(IdentityOf(layer)))
                .DistinctBy(IdentityOf),
        ];
    }

    /// <summary>Describes what became of an image.</summary>
    /// <param name="before">The image on the earlier side; null when it is not there.</param>
    /// <param name="after">The image on the later side; null when it is not there.</param>
    public static ImageChange Describe(ComparedImage? before, ComparedImage? after) =>
        new(KindOf(before, after), before?.Name, after?.Name)
        {
            OldDigest = before?.Digest,
            NewDigest = after?.Digest,
            HasSameContent = before is not null && after is not null && HaveSameConfigs(before, after),
        };

    private static ImageChangeKind KindOf(ComparedImage? before, ComparedImage? after) => (before, after) switch
    {
        (null, _) => ImageChangeKind.Added,
        (_, null) => ImageChangeKind.Removed,
        _ when before.Manifests.SetEquals(after.Manifests) => ImageChangeKind.Unchanged,
        _ => ImageChangeKind.Moved,
    };

    // Artifacts may all have the same empty configuration.
    private static bool HaveSameConfigs(ComparedImage before, ComparedImage after) =>
        before.Configs.Count > 0 && before.Configs.SetEquals(after.Configs)
        && before.Layers.Select(IdentityOf).ToHashSet().SetEquals(after.Layers.Select(IdentityOf));

    private static Digest IdentityOf(ComparedLayer layer) => layer.DiffId ?? layer.Digest;
}
