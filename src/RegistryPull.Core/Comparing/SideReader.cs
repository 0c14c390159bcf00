using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Interop;
using RegistryPull.Opening;
using RegistryPull.Selecting;
using RegistryPull.Transfer;

namespace RegistryPull.Comparing;

/// <summary>Reads one side of a comparison: images of a registry, an archive, a layout, or a transfer file.</summary>
/// <param name="archives">Opens archives.</param>
/// <param name="opener">Opens images.</param>
internal sealed class SideReader(ArchivePool archives, ImageOpener opener)
{
    /// <summary>Reads a side.</summary>
    /// <param name="text">The side, as a user types it.</param>
    /// <param name="platforms">The platforms to select from an index.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The side; the caller disposes of it.</returns>
    /// <exception cref="RegistryPullException">It cannot be read.</exception>
    public async Task<ComparedSide> ReadAsync(
        string text, PlatformChoice platforms, CancellationToken cancellationToken)
    {
        if (TryReadTransfer(text) is { } transfer)
        {
            return new ComparedSide(Describe(transfer), opened: null);
        }

        var locators = await new ImageFinder(archives).FindAsync(text, cancellationToken).ConfigureAwait(false);
        var opened = await opener
            .OpenAllAsync(locators, new SelectionOptions(platforms, []), cancellationToken)
            .ConfigureAwait(false);
        return new ComparedSide([.. opened.Items.Select(ComparedImage.From)], opened);
    }

    private static TransferFile? TryReadTransfer(string text)
    {
        if (ImageText.Parse(text) is not { Path: { } path, Name: null } || !File.Exists(path))
        {
            return null;
        }

        try
        {
            if (!BeginsAsJson(path) || new FileInfo(path).Length > TransferFormat.MaxLength)
            {
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            if (!TransferFormat.HasOutput(bytes))
            {
                return null;
            }

            return TransferFormat.Read(bytes, TerminalText.Sanitize(path));
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            throw ArchiveFailure.Unopenable(path, error);
        }
    }

    private static bool BeginsAsJson(string path)
    {
        using var file = File.OpenRead(path);
        var first = file.ReadByte();

        // 0xEF begins a byte order mark.
        return first is '{' or 0xEF;
    }

    // An image of several platforms has an item for each.
    private static ImmutableArray<ComparedImage> Describe(TransferFile transfer) =>
    [
        .. transfer.Images.GroupBy(static image => image.Reference).Select(static same =>
            new ComparedImage(
                same.Key,
                same.First().IndexDigest ?? same.First().Digest,
                [.. same.SelectMany(static image => image.Layers).Select(Describe)])
            {
                Manifests = [.. same.Select(static image => image.Digest)],
                Configs = [.. same.Select(static image => image.ImageId).OfType<Digest>()],
            }),
    ];

    private static ComparedLayer Describe(TransferLayer layer) => new(layer.Digest, layer.DiffId, layer.Size);
}
