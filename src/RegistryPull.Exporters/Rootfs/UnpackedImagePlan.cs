using System.Collections.Concurrent;
using RegistryPull.Exporters.Layers;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>An image whose layers are all there, proven and understood: what it comes to is known before any of it is written.</summary>
internal sealed class ReadImage
{
    private readonly IReadOnlyList<SpooledBlob> _layers;
    private readonly UnpackBudget _budget;

    private ReadImage(RootTree tree, IReadOnlyList<SpooledBlob> layers, UnpackBudget budget, Descriptor image)
    {
        (_layers, _budget) = (layers, budget);
        Plan = new RootPlan(tree);
        Walk = new PathWalk(tree.Root, image);
    }

    /// <summary>What is to be written.</summary>
    public RootPlan Plan { get; }

    /// <summary>Finds where links lead.</summary>
    public PathWalk Walk { get; }

    /// <summary>Fetches the layers, and reads each as soon as it is there, while the others come.</summary>
    /// <exception cref="RegistryPullException">They cannot be had, or are not what a root file system can be made of.</exception>
    public static async Task<ReadImage> FetchAsync(
        RunnableImage image, IVerifiedContent content, UnpackLimits limits, CancellationToken cancellationToken)
    {
        var budget = new UnpackBudget(limits);
        var read = new ConcurrentDictionary<Digest, (SpooledBlob Kept, ScannedLayer Scanned)>();
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(content.SpoolAsync(image.Manifest.Layers, cancellationToken), bounds, async (kept, ct) =>
            read[kept.Blob.Digest] = (kept, await LayerScan.ReadAsync(kept, image.DiffId(kept.Blob), budget, ct)));

        var tree = new RootTree();
        var layers = image.Manifest.Layers;
        for (var i = 0; i < layers.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tree.Apply(read[layers[i].Digest].Scanned, i);
        }

        return new ReadImage(tree, [.. layers.Select(layer => read[layer.Digest].Kept)], budget, image.Manifest.Descriptor);
    }

    /// <summary>Makes sure that there is room, before the first byte of minutes of writing. What else fills the disk meanwhile is told when it does.</summary>
    /// <exception cref="OutputException">There is not.</exception>
    public void ThrowIfTooLarge(IOutputWorkspace workspace)
    {
        if (Plan.Size > workspace.FreeSpace)
        {
            throw new OutputException(
                $"the root file system has {ByteSize.Format(Plan.Size)}, and there is room for {ByteSize.Format(workspace.FreeSpace.Value)}: free some, or name another place (--output)");
        }
    }

    public Task WriteAsync(IRootWriter writer, CancellationToken cancellationToken) =>
        new RootAssembly(Plan, _layers, _budget).WriteAsync(writer, cancellationToken);
}
