using System.Collections.Immutable;
using RegistryPull.Deltas;
using RegistryPull.Exporting;
using RegistryPull.Fetching;
using RegistryPull.Interop;
using RegistryPull.Output;
using RegistryPull.Transfer;

namespace RegistryPull.Pulling;

/// <summary>Writes the files beside an output: the scripts that check a delta's target, and the transfer
/// file.</summary>
/// <param name="transfers">Writes transfer files.</param>
internal sealed class OutputCompanions(TransferWriter transfers)
{
    /// <summary>Checks, before anything is fetched, that the transfer file can be written.</summary>
    /// <exception cref="OutputException">Something else has its name.</exception>
    public static void Validate(PullRequest request, ImageOutput output)
    {
        if (request.WritesTransfer && output.Path is { } path)
        {
            ValidateBases(request, TransferName.PathFor(path));
            TransferWriter.Validate(path, request.Force);
        }
    }

    /// <summary>Writes the files.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="pull">The images.</param>
    /// <param name="pulled">The output, which has its name.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The full path of the transfer file; null when there is none.</returns>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public async Task<string?> WriteAsync(
        PullRequest request, OpenedPull pull, PulledOutput pulled, CancellationToken cancellationToken)
    {
        if (pulled.Written.WholePath is not { } path)
        {
            return null;
        }

        DeltaFiles.Write(path, pulled.Delta.Requires);
        if (!request.WritesTransfer)
        {
            return null;
        }

        var content = new TransferContent(path, Describe(pull.Items, pulled), pull.Missing)
        {
            Volumes = [.. pulled.Written.Volumes.Select(Describe)],
            Requires = [.. pulled.Delta.Requires.Select(Describe)],
            BuildsOn = pull.BuildsOn,
            Hash = HashOf(pulled.Written),
        };
        return await transfers.WriteAsync(content, cancellationToken).ConfigureAwait(false);
    }

    // What the output builds on would be gone with it.
    private static void ValidateBases(PullRequest request, string transfer)
    {
        var bases = request.BaseTransfers.Select(WorkingDirectory.Resolve);
        if (bases.Contains(transfer, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidRequestException(
                $"{transfer} is a base, and the output would replace it: give the output another name");
        }
    }

    private static ImmutableArray<TransferImage> Describe(IEnumerable<OpenedImage> items, PulledOutput pulled) =>
    [
        .. items.Zip(pulled.Delta.Images)
            .SelectMany(pair => Describe(pair.First, pair.Second, pulled.Written)),
    ];

    private static IEnumerable<TransferImage> Describe(OpenedImage item, ExportImage image, WrittenOutput written) =>
        TransferImages.From(item.Locator, image, layer => (
            PulledImages.OriginOf(image, written, layer),
            Path.GetFileName(written.BlobVolumes.GetValueOrDefault(layer))));

    private static TransferVolume Describe(PulledVolume volume) =>
        new(Path.GetFileName(volume.Path), volume.Size, volume.Sha256.Hex);

    private static TransferBase Describe(RequiredBase required)
    {
        var chain = ChainId.Compute([.. required.Layers.Select(static layer => layer.DiffId)]);
        return new TransferBase(required.Reference, required.Digest, required.ImageId, chain[^1]);
    }

    private static OutputHash? HashOf(WrittenOutput written) => written.Sha256 switch
    {
        { } digest => new OutputHash(digest.Hex, written.Volumes.Sum(static volume => volume.Size)),
        _ => null,
    };
}
