using RegistryPull.Transfer;

namespace RegistryPull.Verifying;

/// <summary>Lists the blobs that images name, with what their layers must unpack to.</summary>
/// <param name="findings">Gets what does not fit together.</param>
internal sealed class LayerExpectations(FindingList findings)
{
    private readonly Dictionary<Digest, Digest> _diffIds = [];

    /// <summary>Lists the blobs of an image: the configuration, then the layers.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="config">The configuration; null when it could not be read.</param>
    /// <param name="name">The image, for messages.</param>
    public IEnumerable<ExpectedBlob> List(ImageManifest manifest, ImageConfig? config, string name)
    {
        yield return new ExpectedBlob(manifest.Config, name);
        var diffIds = config?.DiffIds ?? [];
        var fits = diffIds.Length == manifest.Layers.Length;
        if (config is not null && !fits)
        {
            findings.Add(
                VerifyFindingKind.Document,
                $"{findings.Path}: the manifest of {name} has {manifest.Layers.Length} layers, and its configuration "
                + $"{diffIds.Length} diff_ids",
                manifest.Descriptor.Digest);
        }

        if (!fits)
        {
            foreach (var layer in manifest.Layers)
            {
                yield return new ExpectedBlob(layer, name);
            }

            yield break;
        }

        var chain = ChainId.Compute(diffIds);
        for (var i = 0; i < diffIds.Length; i++)
        {
            var layer = manifest.Layers[i];
            CheckDiffId(layer, diffIds[i], name);
            yield return new ExpectedBlob(layer, name) { DiffId = diffIds[i], ChainId = chain[i] };
        }
    }

    // A layer is unpacked once. Two images that expect different content of it cannot both be right.
    private void CheckDiffId(Descriptor layer, Digest diffId, string name)
    {
        if (!_diffIds.TryAdd(layer.Digest, diffId) && _diffIds[layer.Digest] != diffId)
        {
            findings.Add(
                VerifyFindingKind.Blob,
                $"{findings.Path}: the layer {layer.Digest} of {name} has two diff_ids: {diffId} and "
                + $"{_diffIds[layer.Digest]}",
                layer.Digest);
        }
    }
}
