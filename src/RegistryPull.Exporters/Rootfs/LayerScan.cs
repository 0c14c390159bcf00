using RegistryPull.Exporting;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Reads a layer for the first time: verifies that it unpacks to what the configuration says, and lists its
/// entries.</summary>
/// <param name="tree">The tree of the image, whose paths the entries get.</param>
/// <param name="budget">The budget of the image.</param>
internal sealed class LayerScan(RootTree tree, UnpackBudget budget)
{
    /// <exception cref="InvalidContentException">The layer is malformed, too large, or does not have the
    /// diff_id.</exception>
    public async Task<ScannedLayer> ReadAsync(SpooledBlob spooled, Digest diffId, CancellationToken cancellationToken)
    {
        var layer = spooled.Blob;
        var blocks = new TarBlocks(
            TarSubject.Layer(layer), LayerContent.Open(spooled), count => budget.TakeUnpacked(layer, count), diffId);
        await using var closing = blocks.ConfigureAwait(false);
        var reader = new TarReader(TarSubject.Layer(layer), blocks);
        var paths = tree.PathsFor(layer);
        var scanned = tree.NewLayer(layer);
        while (await reader.NextAsync(cancellationToken).ConfigureAwait(false) is { } entry)
        {
            budget.TakeEntry(layer, ScannedEntry.MemoryOf(entry));
            scanned.Add(entry, paths);
        }

        await blocks.FinishAsync(cancellationToken).ConfigureAwait(false);
        return scanned;
    }
}
