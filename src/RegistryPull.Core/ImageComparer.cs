using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Comparing;
using RegistryPull.Fetching;
using RegistryPull.Opening;

namespace RegistryPull;

/// <summary>Compares images: which were added, removed or moved, and which layers and files are new.</summary>
public sealed class ImageComparer
{
    private readonly SideReader _reader;
    private readonly FileComparison _files;

    internal ImageComparer(ArchivePool archives, ImageOpener opener, LayerFetcher fetcher) =>
        (_reader, _files) = (new SideReader(archives, opener), new FileComparison(fetcher));

    /// <summary>Compares two sides by the names of their images. One image on each side is compared whatever their
    /// names.</summary>
    /// <param name="request">The sides.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    /// <returns>The changes. A difference is not a failure.</returns>
    /// <exception cref="InvalidRequestException">A side cannot be read as an image, or files of a transfer file are
    /// wanted, which has none.</exception>
    /// <exception cref="RegistryPullException">A side cannot be opened; the message is for the user.</exception>
    public async Task<CompareResult> CompareAsync(CompareRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var before = await _reader
            .ReadAsync(request.Old, request.Platforms, cancellationToken)
            .ConfigureAwait(false);
        using var after = await _reader
            .ReadAsync(request.New, request.Platforms, cancellationToken)
            .ConfigureAwait(false);
        ComparedSize.Check(request.Old, before.Images);
        ComparedSize.Check(request.New, after.Images);
        if (request.Files && (before.IsTransfer || after.IsTransfer))
        {
            throw new InvalidRequestException(
                "a transfer file describes layers and has no files (--files): name the archive beside it");
        }

        var changes = ImmutableArray.CreateBuilder<ImageChange>();
        foreach (var (old, current) in SideComparison.Pair(before.Images, after.Images))
        {
            var change = SideComparison.Describe(old, current) with
            {
                NewLayers = SideComparison.NewLayers(before.Images, current is null ? [] : [current]),
            };
            if (request.Files && change is { Kind: ImageChangeKind.Moved, HasSameContent: false })
            {
                var files = await _files
                    .CompareAsync(old!.Opened!, current!.Opened!, cancellationToken)
                    .ConfigureAwait(false);
                change = change with { Files = files };
            }

            changes.Add(change);
        }

        return new CompareResult(changes.ToImmutable(), SideComparison.NewLayers(before.Images, after.Images));
    }
}
