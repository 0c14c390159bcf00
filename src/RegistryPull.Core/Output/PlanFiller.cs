using RegistryPull.Content;
using RegistryPull.Exporting;
using RegistryPull.Output.Resuming;

namespace RegistryPull.Output;

/// <summary>Writes planned files in place: known bytes at once, and every blob straight to where it belongs, in
/// parallel.</summary>
internal static class PlanFiller
{
    /// <summary>Fills the files, and continues what an earlier run left.</summary>
    /// <param name="region">Where the files are written.</param>
    /// <param name="files">The files.</param>
    /// <param name="content">Gives their blobs.</param>
    /// <param name="cancellationToken">Cancels it; what has arrived is kept for the next run.</param>
    /// <returns>Where the bytes of each blob came from.</returns>
    /// <exception cref="RegistryPullException">Content or output failed.</exception>
    public static async Task<IReadOnlyDictionary<Digest, BlobOrigin>> FillAsync(
        WorkspaceRegion region,
        IReadOnlyList<PlannedFile> files,
        IBlobContent content,
        CancellationToken cancellationToken)
    {
        var origins = new BlobOrigins();
        using var partial = await Task
            .Run(() => PartialFiles.Lay(region, files, areDurable: true, origins.Add), cancellationToken)
            .ConfigureAwait(false);
        await content.FillAsync(partial.Slots, cancellationToken).ConfigureAwait(false);
        return origins.All;
    }
}
