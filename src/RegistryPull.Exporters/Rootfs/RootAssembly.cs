using RegistryPull.Exporters.Layers;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Has a writer make what a plan says, with the content out of the layers. Nothing is written that does not stay.</summary>
internal sealed class RootAssembly(RootPlan plan, IReadOnlyList<SpooledBlob> layers, UnpackBudget budget)
{
    public async Task WriteAsync(IRootWriter writer, CancellationToken cancellationToken)
    {
        foreach (var directory in plan.Directories)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Make(directory);
        }

        await WriteFilesAsync(writer, cancellationToken);
        foreach (var other in plan.Others)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Make(other);
        }

        foreach (var link in plan.FurtherNames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Make(link);
        }

        foreach (var directory in plan.Directories.Reverse())
        {
            writer.Complete(directory);
        }
    }

    private Task WriteFilesAsync(IRootWriter writer, CancellationToken cancellationToken)
    {
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = writer.AtOnce, CancellationToken = cancellationToken };
        return Parallel.ForAsync(0, layers.Count, bounds, async (layer, ct) => await WriteFilesAsync(layers[layer], plan.FilesOf(layer), writer, ct));
    }

    private async Task WriteFilesAsync(SpooledBlob layer, IReadOnlyDictionary<int, PlacedLeaf> files, IRootWriter writer, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            return;
        }

        // Read for the second time: it was proven in the first.
        await using var blocks = new TarBlocks(layer.Blob, LayerContent.Open(layer), budget, diffId: null);
        var reader = new LayerReader(layer.Blob, blocks);
        for (var (entry, missing) = (0, files.Count); missing > 0; entry++)
        {
            _ = await reader.NextAsync(cancellationToken) ?? throw new InvalidOperationException($"layer {layer.Blob.Digest} is not what it was");
            if (files.TryGetValue(entry, out var file))
            {
                await WriteAsync(reader, file, writer, cancellationToken);
                missing--;
            }
        }
    }

    private static async Task WriteAsync(LayerReader reader, PlacedLeaf file, IRootWriter writer, CancellationToken cancellationToken)
    {
        using var written = writer.Open(file);
        for (ReadOnlyMemory<byte> some; !(some = await reader.ContentAsync(cancellationToken)).IsEmpty;)
        {
            written.Append(some.Span);
        }

        written.Complete();
    }
}
