using System.Collections.Concurrent;
using RegistryPull.Exporting;

namespace RegistryPull.Exporters.Uncompressed;

/// <summary>Fetches the compressed layers of images, and finds out what each unpacks to.</summary>
internal static class UncompressedLayers
{
    private const string DockerLayer = "application/vnd.docker.image.rootfs.diff.tar";

    /// <summary>Reads the layers, each as soon as it is fetched.</summary>
    /// <param name="images">The images.</param>
    /// <param name="content">Gives the layers.</param>
    /// <param name="budget">Bounds what may come out of them.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The layers by the digest that the registry serves; those that are not compressed are absent.</returns>
    /// <exception cref="RegistryPullException">A layer cannot be fetched, or is not what its configuration
    /// says.</exception>
    public static async Task<IReadOnlyDictionary<Digest, UncompressedLayer>> ReadAsync(
        IReadOnlyList<ExportImage> images,
        IVerifiedContent content,
        UnpackBudget budget,
        CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<Digest, (Descriptor Served, Descriptor Unpacked)>();
        var manifests = images.SelectMany(static image => image.Manifests);
        foreach (var selected in manifests.Where(static selected => selected.IsImage))
        {
            Add(selected, wanted);
        }

        var read = new ConcurrentDictionary<Digest, UncompressedLayer>();
        var spooled = content.SpoolAsync([.. wanted.Values.Select(static layer => layer.Served)], cancellationToken);
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(spooled, bounds, async (source, ct) =>
        {
            var unpacked = wanted[source.Blob.Digest].Unpacked;
            read[source.Blob.Digest] = await UncompressedLayer.MeasureAsync(source, unpacked, budget, ct)
                .ConfigureAwait(false);
        }).ConfigureAwait(false);
        return read;
    }

    private static void Add(
        SelectedManifest selected, Dictionary<Digest, (Descriptor Served, Descriptor Unpacked)> wanted)
    {
        var (layers, diffIds) = (selected.Manifest.Layers, selected.Config!.DiffIds);
        if (layers.Length != diffIds.Length)
        {
            throw new InvalidContentException(
                $"manifest {selected.Manifest.Descriptor.Digest} has {layers.Length} layers, its configuration "
                + $"{diffIds.Length} diff_ids");
        }

        var isDocker = selected.Manifest.Descriptor.MediaType == MediaTypes.DockerManifest;
        var mediaType = isDocker ? DockerLayer : MediaTypes.OciLayer;
        foreach (var (layer, diffId) in layers.Zip(diffIds).Where(static pair => pair.First.Digest != pair.Second))
        {
            wanted.TryAdd(layer.Digest, (layer, new Descriptor(mediaType, diffId, 0)));
            if (wanted[layer.Digest].Unpacked.Digest != diffId)
            {
                throw new InvalidContentException(
                    $"layer {layer.Digest} is said to have several diff_ids, and can have one");
            }
        }
    }
}
