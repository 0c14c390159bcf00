using RegistryPull.Exporters.Layers;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Reads a layer for the first time: proves that it unpacks to what the configuration says, and lists what is in it.</summary>
internal static class LayerScan
{
    /// <exception cref="InvalidContentException">It is malformed, too large, or not what the configuration says.</exception>
    public static async Task<ScannedLayer> ReadAsync(SpooledBlob kept, Digest diffId, UnpackBudget budget, CancellationToken cancellationToken)
    {
        await using var blocks = new TarBlocks(kept.Blob, LayerContent.Open(kept), budget, diffId);
        var reader = new LayerReader(kept.Blob, blocks);
        var entries = new List<LayerEntry>();
        while (await reader.NextAsync(cancellationToken) is { } entry)
        {
            budget.TakeEntry(kept.Blob, entry);
            entries.Add(entry);
        }

        await blocks.FinishAsync(cancellationToken);
        return new ScannedLayer(kept.Blob, entries);
    }
}
