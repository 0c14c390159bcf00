using RegistryPull.Exporting;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Has a writer make what a plan says, with the content of the layers. Nothing is written that does not
/// stay.</summary>
internal sealed class RootAssembly(RootPlan plan, IReadOnlyList<SpooledBlob> layers)
{
    public async Task WriteAsync(IRootWriter writer, CancellationToken cancellationToken)
    {
        foreach (var directory in plan.Directories)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.MakeDirectory(directory);
        }

        await WriteFilesAsync(writer, cancellationToken).ConfigureAwait(false);
        foreach (var entry in plan.Others)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Add(entry);
        }

        foreach (var directory in plan.DirectoriesUpwards)
        {
            writer.CompleteDirectory(directory);
        }
    }

    private Task WriteFilesAsync(IRootWriter writer, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = writer.MaxParallelism,
            CancellationToken = cancellationToken,
        };
        return Parallel.ForAsync(0, layers.Count, options, async (layer, token) =>
            await WriteFilesAsync(layers[layer], plan.FilesOf(layer), writer, token).ConfigureAwait(false));
    }

    private static async Task WriteFilesAsync(
        SpooledBlob layer, IEnumerable<TreeEntry> files, IRootWriter writer, CancellationToken cancellationToken)
    {
        using var file = files.GetEnumerator();
        if (!file.MoveNext())
        {
            return;
        }

        // The second reading: the first has verified and counted all of it.
        var subject = TarSubject.Layer(layer.Blob);
        var blocks = new TarBlocks(subject, LayerContent.Open(layer), count: null, diffId: null);
        await using var closing = blocks.ConfigureAwait(false);
        var reader = new TarReader(subject, blocks);
        var position = -1;
        do
        {
            for (; position < file.Current.Leaf.Position; position++)
            {
                _ = await reader.NextAsync(cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidOperationException($"layer {layer.Blob.Digest} changed between two readings");
            }

            await WriteAsync(reader, file.Current, writer, cancellationToken).ConfigureAwait(false);
        }
        while (file.MoveNext());
    }

    private static async Task WriteAsync(
        TarReader reader, TreeEntry file, IRootWriter writer, CancellationToken cancellationToken)
    {
        using var written = writer.OpenFile(file);
        while (await reader.ContentAsync(cancellationToken).ConfigureAwait(false) is { IsEmpty: false } some)
        {
            written.Append(some.Span);
        }

        written.Complete();
    }
}
