using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RegistryPull.Exporting;
using RegistryPull.Repositories;

namespace RegistryPull.Selecting;

/// <summary>Reads the manifests of one image with their configurations, each digest once.</summary>
internal sealed class ManifestReader(IImageRepository repository, DocumentBudget budget)
{
    private readonly ConcurrentDictionary<Digest, SelectedManifest> _read = new();

    /// <summary>Gets or sets whether the next manifest is the only one that is wanted, with its layers.</summary>
    public bool AnnouncesLayers { get; set; }

    /// <summary>Reads several entries of an index at once.</summary>
    /// <param name="entries">The entries; those of one digest are one manifest.</param>
    /// <param name="connections">How many requests may run at once.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The manifests, in the order of the entries.</returns>
    public async Task<ImmutableArray<SelectedManifest>> ReadAsync(
        IEnumerable<Descriptor> entries, int connections, CancellationToken cancellationToken)
    {
        Descriptor[] wanted = [.. entries.DistinctBy(static entry => entry.Digest)];
        var selected = new SelectedManifest[wanted.Length];
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = connections,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForAsync(
            0,
            wanted.Length,
            bounds,
            async (i, ct) => selected[i] = await ReadAsync(wanted[i], ct).ConfigureAwait(false)).ConfigureAwait(false);
        return ImmutableCollectionsMarshal.AsImmutableArray(selected);
    }

    /// <summary>Reads one entry of an index.</summary>
    public async Task<SelectedManifest> ReadAsync(Descriptor entry, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(entry.Digest, out var known))
        {
            return known with { Manifest = ImageManifest.Parse(entry, known.Manifest.Bytes) };
        }

        var bytes = await DocumentReader.ReadEntryAsync(
            repository, entry, budget, cancellationToken).ConfigureAwait(false);
        DocumentKind.Determine(bytes, entry.MediaType, repository.Reference.Familiar);
        return await ReadAsync(ImageManifest.Parse(entry, bytes), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what a tag of the repository leads to, which is not the image.</summary>
    /// <exception cref="ImageNotFoundException">There is no such tag.</exception>
    public async Task<SelectedManifest> ReadTaggedAsync(string tag, CancellationToken cancellationToken)
    {
        var served = await repository.GetManifestAsync(tag, cancellationToken).ConfigureAwait(false);
        var name = $"{repository.Reference.AsRepository.Familiar}:{tag}";
        var mediaType = DocumentKind.Determine(served.Bytes, served.MediaType, name);
        var entry = new Descriptor(mediaType, Digest.Compute(served.Bytes), served.Bytes.Length);
        budget.Take(entry);
        return await ReadAsync(ImageManifest.Parse(entry, served.Bytes), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the configuration that belongs to a manifest.</summary>
    public async Task<SelectedManifest> ReadAsync(ImageManifest manifest, CancellationToken cancellationToken)
    {
        if (AnnouncesLayers && manifest.IsImage)
        {
            repository.Expect(manifest.Layers);
        }

        var selected = new SelectedManifest(
            manifest, await ReadConfigAsync(manifest, cancellationToken).ConfigureAwait(false));
        ContentSize.Check(manifest.Layers.Append(manifest.Config), repository.Reference.Familiar);
        _read[manifest.Descriptor.Digest] = selected;
        return selected;
    }

    private async Task<ImageConfig?> ReadConfigAsync(ImageManifest manifest, CancellationToken cancellationToken)
    {
        var isSmall = manifest.Config.Size <= DocumentReader.MaxConfig;
        return manifest switch
        {
            { IsImage: true } =>
                ImageConfig.Parse(
                    manifest.Config, await ReadBlobAsync(manifest.Config, cancellationToken).ConfigureAwait(false)),
            { IsUntyped: true } when isSmall =>
                ImageConfig.ParseUntyped(
                    manifest.Config, await ReadBlobAsync(manifest.Config, cancellationToken).ConfigureAwait(false)),
            _ => null,
        };
    }

    private Task<byte[]> ReadBlobAsync(Descriptor config, CancellationToken cancellationToken) =>
        DocumentReader.ReadSmallBlobAsync(repository, config, budget, cancellationToken);
}
