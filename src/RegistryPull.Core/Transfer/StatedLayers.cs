using System.Collections.Immutable;

namespace RegistryPull.Transfer;

/// <summary>The layers that a transfer file says the target has.</summary>
/// <remarks>docs/decisions/0073-a-transfer-file-is-believed.md</remarks>
internal static class StatedLayers
{
    /// <summary>Returns the diff_ids of an image, the lowest layer first.</summary>
    /// <param name="image">An image of a transfer file.</param>
    /// <param name="path">The file, for the message.</param>
    /// <returns>Empty for what is not a container image.</returns>
    /// <exception cref="InvalidContentException">Its chain IDs do not follow from them.</exception>
    public static ImmutableArray<Digest> DiffIdsOf(TransferImage image, string path)
    {
        if (image.ImageId is null || image.Layers.Any(static layer => layer.DiffId is null))
        {
            return [];
        }

        ImmutableArray<Digest> diffIds = [.. image.Layers.Select(static layer => layer.DiffId!)];
        var stated = image.Layers.Select(static layer => layer.ChainId);
        if (!stated.SequenceEqual(ChainId.Compute(diffIds)))
        {
            throw new InvalidContentException(
                $"{path} contradicts itself: the chain IDs of {image.Reference.Familiar} do not follow from its "
                + "layers; take the file as regpull wrote it");
        }

        return diffIds;
    }

    /// <summary>Reads the chain IDs of all layers in transfer files.</summary>
    /// <param name="paths">The paths as typed.</param>
    /// <exception cref="InvalidRequestException">One cannot be read.</exception>
    /// <exception cref="InvalidContentException">One is not a transfer file, or contradicts itself.</exception>
    public static ImmutableHashSet<Digest> ReadChains(IEnumerable<string> paths) =>
        [.. paths.SelectMany(static path => TransferFormat.Read(TransferPath.Read(path), path).Images
            .SelectMany(image => ChainId.Compute(DiffIdsOf(image, path))))];
}
