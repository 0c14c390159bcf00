using System.Collections.Concurrent;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>An image whose layers are all present, verified and applied: what is to be written is known before any of
/// it is.</summary>
internal sealed class UnpackedImagePlan
{
    private readonly IReadOnlyList<SpooledBlob> _layers;
    private readonly UnpackBudget _budget;
    private readonly Descriptor _image;

    private UnpackedImagePlan(RootTree tree, IReadOnlyList<SpooledBlob> layers, UnpackBudget budget, Descriptor image)
    {
        (_layers, _budget, _image) = (layers, budget, image);
        Plan = new RootPlan(tree);
        Walk = tree.WalkFor(image);
    }

    /// <summary>Gets what is to be written.</summary>
    public RootPlan Plan { get; }

    /// <summary>Finds where links lead.</summary>
    public PathWalk Walk { get; }

    /// <summary>Fetches the layers, and scans each as soon as it is there, while the others come.</summary>
    /// <exception cref="RegistryPullException">A layer cannot be fetched, or does not make a root file
    /// system.</exception>
    public static async Task<UnpackedImagePlan> FetchAsync(
        RunnableImage image,
        IVerifiedContent content,
        UnpackLimits limits,
        CancellationToken cancellationToken)
    {
        var layers = image.Manifest.Layers;
        var budget = UnpackBudget.Create(limits, layers);
        var tree = new RootTree(budget);
        var scan = new LayerScan(tree, budget);
        var read = new ConcurrentDictionary<Digest, (SpooledBlob Spooled, ScannedLayer Scanned)>();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = cancellationToken,
        };
        var fetched = content.SpoolAsync(layers, cancellationToken);
        await Parallel.ForEachAsync(fetched, options, async (spooled, token) =>
        {
            var scanned = await scan.ReadAsync(spooled, image.DiffId(spooled.Blob), token).ConfigureAwait(false);
            read[spooled.Blob.Digest] = (spooled, scanned);
        }).ConfigureAwait(false);

        var uses = layers.CountBy(static layer => layer.Digest).ToDictionary();
        foreach (var layer in layers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scanned = read[layer.Digest].Scanned;
            if (--uses[layer.Digest] > 0)
            {
                tree.ApplyCopy(scanned);
            }
            else
            {
                tree.Apply(scanned);
            }
        }

        return new UnpackedImagePlan(
            tree, [.. layers.Select(layer => read[layer.Digest].Spooled)], budget, image.Manifest.Descriptor);
    }

    /// <summary>Checks that the output is within the limits and that there is room for it, before its first byte is
    /// written.</summary>
    /// <param name="workspace">Where the output is written.</param>
    /// <param name="size">How many bytes are to be written.</param>
    /// <param name="isCompressed">Whether fewer bytes reach the disk, how many of them is not known.</param>
    /// <exception cref="InvalidContentException">The output is too large for an image of this size.</exception>
    /// <exception cref="OutputException">There is no room.</exception>
    public void CheckSize(IOutputWorkspace workspace, long size, bool isCompressed = false)
    {
        _budget.CheckOutput(_image, size);
        if (!isCompressed && size > workspace.FreeSpace)
        {
            var room = ByteSize.Format(workspace.FreeSpace.Value);
            throw new OutputException(
                $"the root file system needs {ByteSize.Format(size)}, and there is room for {room}: "
                + "free some, or name another output (--output)");
        }
    }

    public Task WriteAsync(IRootWriter writer, CancellationToken cancellationToken) =>
        new RootAssembly(Plan, _layers).WriteAsync(writer, cancellationToken);
}
