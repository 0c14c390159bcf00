using System.Collections.Immutable;

namespace RegistryPull.Cli.Progress;

/// <summary>The bytes of one output, blob by blob.</summary>
/// <param name="Blobs">What was transferred for each blob.</param>
internal sealed record TransferTotals(ImmutableDictionary<Digest, BlobTotals> Blobs)
{
    public static TransferTotals None { get; } = new(ImmutableDictionary<Digest, BlobTotals>.Empty);

    /// <summary>The bytes of blobs that the network delivered, repeated ones included.</summary>
    public long Received => Blobs.Values.Sum(static blob => blob.Received);

    /// <summary>The bytes of blobs that an earlier run had brought.</summary>
    public long Resumed => Blobs.Values.Sum(static blob => blob.Resumed);

    /// <summary>The part of these totals that some blobs have.</summary>
    public TransferTotals Only(IEnumerable<Digest> digests) =>
        new(
            digests.Where(Blobs.ContainsKey).Distinct().ToImmutableDictionary(
                static digest => digest, digest => Blobs[digest]));
}
