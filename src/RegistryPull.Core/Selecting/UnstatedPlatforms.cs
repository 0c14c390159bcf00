using System.Collections.Immutable;

namespace RegistryPull.Selecting;

/// <summary>Finds the platforms of entries for which the index states none: their configurations do.</summary>
/// <remarks>OCI image-spec <c>image-index.md</c>: <c>platform</c> is optional. containerd and podman look into the
/// configuration, too.</remarks>
internal static class UnstatedPlatforms
{
    // Each costs two requests, and real indexes have one or two.
    private const int MaxRead = 32;

    /// <summary>Fills in the platforms where the choice cannot be made without them.</summary>
    /// <param name="entries">The manifests of an index.</param>
    /// <param name="choice">What will be chosen.</param>
    /// <param name="manifests">Reads manifests with their configurations.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The entries, in their order.</returns>
    public static async Task<ImmutableArray<Descriptor>> FindAsync(
        ImmutableArray<Descriptor> entries,
        PlatformChoice choice,
        ManifestReader manifests,
        CancellationToken cancellationToken)
    {
        if (PlatformSelection.IsDecided(entries, choice, PlatformSelection.Machine))
        {
            return entries;
        }

        var found = entries.ToBuilder();
        var unstated = Enumerable.Range(0, entries.Length).Where(i => IsUnstated(entries[i])).Take(MaxRead);
        foreach (var i in unstated)
        {
            var platform = await FindAsync(entries[i], manifests, cancellationToken).ConfigureAwait(false);
            found[i] = entries[i] with { Platform = platform };
        }

        return found.MoveToImmutable();
    }

    private static bool IsUnstated(Descriptor entry) => !entry.IsAttestation && entry.Platform is null;

    private static async Task<Platform?> FindAsync(
        Descriptor entry, ManifestReader manifests, CancellationToken cancellationToken)
    {
        try
        {
            return (await manifests.ReadAsync(entry, cancellationToken).ConfigureAwait(false)).Config?.Platform;
        }
        catch (ImageNotFoundException)
        {
            // A copy of an index may lack the manifests that were not copied.
            return null;
        }
    }
}
