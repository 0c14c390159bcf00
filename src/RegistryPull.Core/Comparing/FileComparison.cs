using System.Collections.Immutable;
using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.Fetching;

namespace RegistryPull.Comparing;

/// <summary>Compares the files of two images. All their layers are read and nothing is written.</summary>
/// <param name="fetcher">Opens layers.</param>
internal sealed class FileComparison(LayerFetcher fetcher)
{
    /// <summary>Compares the files of two images, platform by platform.</summary>
    /// <param name="before">The earlier image.</param>
    /// <param name="after">The later image.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="RegistryPullException">A layer cannot be had, or is malformed.</exception>
    public async Task<ImmutableArray<FileChange>> CompareAsync(
        OpenedImage before, OpenedImage after, CancellationToken cancellationToken)
    {
        var budget = new ListingBudget();
        var listing = new LayerListing(budget);
        var changes = ImmutableArray.CreateBuilder<FileChange>();
        foreach (var (old, current) in Pair(before.Image, after.Image))
        {
            var oldTree = await ReadAsync(before, old, listing, budget, cancellationToken).ConfigureAwait(false);
            var newTree = await ReadAsync(after, current, listing, budget, cancellationToken).ConfigureAwait(false);
            changes.AddRange(new TreeComparison(budget).Compare(oldTree, newTree));
        }

        return changes.ToImmutable();
    }

    // One platform on each side is a pair, whatever they are.
    private static IEnumerable<(SelectedManifest Old, SelectedManifest New)> Pair(ExportImage before, ExportImage after)
    {
        var old = before.Manifests.Where(static selected => selected.IsImage).ToArray();
        var current = after.Manifests.Where(static selected => selected.IsImage).ToArray();
        return (old, current) switch
        {
            ([var oldOnly], [var newOnly]) => [(oldOnly, newOnly)],
            _ => old.Join(
                current, static one => one.Platform, static one => one.Platform, static (one, two) => (one, two)),
        };
    }

    private async Task<FileTree> ReadAsync(
        OpenedImage image,
        SelectedManifest selected,
        LayerListing listing,
        ListingBudget budget,
        CancellationToken cancellationToken)
    {
        IBlobContent content = fetcher.Open([image]);
        var tree = new FileTree(budget);
        var (layers, diffIds) = (selected.Manifest.Layers, selected.Config!.DiffIds);
        if (layers.Length != diffIds.Length)
        {
            throw new InvalidContentException(
                $"{image.Image.Reference.Familiar} has {layers.Length} layers, and its configuration {diffIds.Length} "
                + "diff_ids");
        }

        for (var i = 0; i < layers.Length; i++)
        {
            var (layer, diffId) = (layers[i], diffIds[i]);
            tree.Apply(await FailureContext
                .RunAsync([image], () => listing.ReadAsync(content, layer, diffId, cancellationToken))
                .ConfigureAwait(false));
        }

        return tree;
    }
}
