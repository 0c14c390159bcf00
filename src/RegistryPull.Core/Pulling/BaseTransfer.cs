using System.Collections.Immutable;
using RegistryPull.Deltas;
using RegistryPull.Transfer;

namespace RegistryPull.Pulling;

/// <summary>A transfer file of an earlier output, which says what the target has.</summary>
/// <param name="Sha256">The SHA-256 of the file, in hexadecimal digits.</param>
/// <param name="Chains">The layers of its images. Those that the output lacked count too: the target had them.</param>
/// <remarks>docs/decisions/0073-a-transfer-file-is-believed.md</remarks>
internal sealed record BaseTransfer(string Sha256, ImmutableArray<LayerChain> Chains)
{
    /// <summary>Reads a transfer file.</summary>
    /// <param name="path">The path as typed.</param>
    /// <exception cref="InvalidRequestException">It cannot be read.</exception>
    /// <exception cref="InvalidContentException">It is not a transfer file, or contradicts itself.</exception>
    public static BaseTransfer Read(string path)
    {
        var bytes = TransferPath.Read(path);
        var transfer = TransferFormat.Read(bytes, path);
        var chains = transfer.Images.SelectMany(image => Chain(image, path));
        return new BaseTransfer(Digest.Compute(bytes).Hex, [.. chains]);
    }

    private static IEnumerable<LayerChain> Chain(TransferImage image, string path)
    {
        var diffIds = StatedLayers.DiffIdsOf(image, path);
        if (diffIds.IsEmpty)
        {
            return [];
        }

        var known = image.Layers.Zip(diffIds, static (layer, diffId) => new RequiredLayer(layer.Digest, diffId));
        return [new LayerChain(image.Reference, image.Digest, image.ImageId!, [.. known])];
    }
}
