using System.Collections.Immutable;
using RegistryPull.Archives;
using RegistryPull.Fetching;
using RegistryPull.Opening;
using RegistryPull.Selecting;
using RegistryPull.Transfer;

namespace RegistryPull.Verifying;

/// <summary>Looks up the layers that a delta leaves out in its bases.</summary>
/// <param name="archives">Opens archives.</param>
/// <param name="opener">Opens the bases.</param>
internal sealed class BaseLayers(ArchivePool archives, ImageOpener opener)
{
    /// <summary>Looks up layers by their chain IDs, as engines do. Layers of a base on disk are verified; of a base
    /// in a registry, only its documents are.</summary>
    /// <param name="bases">The bases.</param>
    /// <param name="missing">The layers that the archive does not have.</param>
    /// <param name="platforms">The platforms of the archive.</param>
    /// <param name="check">Verifies layers.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The layers that no base has.</returns>
    /// <exception cref="RegistryPullException">A base cannot be opened.</exception>
    public async Task<ImmutableArray<ExpectedBlob>> FindAsync(
        ImmutableArray<ImageLocator> bases,
        ImmutableArray<ExpectedBlob> missing,
        PlatformChoice platforms,
        BlobCheck check,
        CancellationToken cancellationToken)
    {
        if (bases.IsEmpty || missing.IsEmpty)
        {
            return missing;
        }

        using var opened = await opener
            .OpenAllAsync(bases, new SelectionOptions(platforms, []), cancellationToken)
            .ConfigureAwait(false);
        var rest = missing;
        foreach (var item in opened.Items)
        {
            var held = await HeldAsync(item, rest, check, cancellationToken).ConfigureAwait(false);
            rest = [.. rest.Where(expected => expected.ChainId is null || !held.Contains(expected.ChainId))];
        }

        return rest;
    }

    // Returns the chain IDs of the wanted layers that a base has.
    private async Task<HashSet<Digest>> HeldAsync(
        OpenedImage item,
        ImmutableArray<ExpectedBlob> wanted,
        BlobCheck check,
        CancellationToken cancellationToken)
    {
        var chains = wanted.Select(static expected => expected.ChainId).ToHashSet();
        var layers = item.Image.Manifests.SelectMany(selected => Layers(selected, item.Image.Reference.Familiar))
            .Where(layer => chains.Contains(layer.ChainId))
            .ToArray();
        if (item.Locator.Path is not { } path)
        {
            return [.. layers.Select(static layer => layer.ChainId!)];
        }

        var archive = await archives.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        var absent = await check.RunAsync(archive, layers, cancellationToken).ConfigureAwait(false);
        return [.. layers.Except(absent).Select(static layer => layer.ChainId!)];
    }

    private static IEnumerable<ExpectedBlob> Layers(Exporting.SelectedManifest selected, string name)
    {
        var layers = selected.Manifest.Layers;
        if (selected.Config is not { } config || config.DiffIds.Length != layers.Length)
        {
            return [];
        }

        var chain = ChainId.Compute(config.DiffIds);
        return layers.Select((layer, i) => new ExpectedBlob(layer, name)
        {
            DiffId = config.DiffIds[i],
            ChainId = chain[i],
        });
    }
}
