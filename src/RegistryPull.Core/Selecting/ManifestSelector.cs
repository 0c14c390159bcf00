using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RegistryPull.Authentication;
using RegistryPull.Exporting;

namespace RegistryPull.Selecting;

/// <summary>The third room: from a reference to the manifests that are wanted, each verified, with their configurations.</summary>
internal sealed class ManifestSelector(RegistryPullOptions options, IPullProgress progress)
{
    public async Task<ExportImage> SelectAsync(IRegistryRepository repository, PullRequest request, CancellationToken cancellationToken)
    {
        var (descriptor, bytes) = await DocumentReader.ReadRootAsync(repository, cancellationToken);
        return MediaTypes.IsIndex(descriptor.MediaType)
            ? await SelectFromIndexAsync(repository, request, ImageIndex.Parse(descriptor, bytes), cancellationToken)
            : await SelectSingleAsync(repository, request, ImageManifest.Parse(descriptor, bytes), cancellationToken);
    }

    private static async Task<ExportImage> SelectSingleAsync(
        IRegistryRepository repository, PullRequest request, ImageManifest manifest, CancellationToken cancellationToken)
    {
        var selected = await WithConfigAsync(repository, manifest, cancellationToken);
        var wanted = request.Platforms.Platforms;
        if (!wanted.IsEmpty && selected.Platform is { } offered && wanted.All(platform => PlatformMatcher.Distance(platform, offered) is null))
        {
            throw new ImageNotFoundException($"{repository.Reference.Familiar} is for {offered} alone, not for {string.Join(", ", wanted)}");
        }

        return Image(repository, request, manifest.Descriptor, [selected]);
    }

    private async Task<ExportImage> SelectFromIndexAsync(
        IRegistryRepository repository, PullRequest request, ImageIndex root, CancellationToken cancellationToken)
    {
        var indexes = await IndexWalker.WalkAsync(repository, root, cancellationToken);
        ImmutableArray<Descriptor> entries = [.. indexes.SelectMany(static index => index.Manifests)
            .Where(static entry => !MediaTypes.IsIndex(entry.MediaType)).DistinctBy(static entry => entry.Digest)];
        if (request.Platforms.IsAll)
        {
            return Image(repository, request, root.Descriptor, await ReadAsync(repository, entries, cancellationToken), [.. indexes]);
        }

        var name = repository.Reference.Familiar;
        var chosen = PlatformSelection.Choose(entries, request.Platforms, PlatformSelection.Machine, name);
        if (request.Platforms.Platforms.IsEmpty)
        {
            progress.Note($"{name}: {(chosen[0].Platform is { } platform ? platform : "the only platform")} chosen (--platform)");
        }

        var manifests = await ReadAsync(repository, chosen, cancellationToken);
        if (manifests is [var only])
        {
            return Image(repository, request, only.Manifest.Descriptor, manifests, chosenFrom: root.Descriptor.Digest);
        }

        // A loader that gets several manifests under one name takes the last; an index of them lets it choose.
        var index = ImageIndex.Create(chosen);
        return Image(repository, request, index.Descriptor, manifests, [index], root.Descriptor.Digest);
    }

    private static ExportImage Image(
        IRegistryRepository repository, PullRequest request, Descriptor root, ImmutableArray<SelectedManifest> manifests,
        ImmutableArray<ImageIndex> indexes = default, Digest? chosenFrom = null) => new()
        {
            Reference = repository.Reference,
            Names = !request.Names.IsEmpty ? [.. request.Names.Select(static name => name.Tagged!)] : repository.Reference.Tagged is { } name ? [name] : [],
            Root = root,
            Indexes = indexes.IsDefault ? [] : indexes,
            ChosenFrom = chosenFrom,
            Manifests = manifests,
        };

    private async Task<ImmutableArray<SelectedManifest>> ReadAsync(
        IRegistryRepository repository, ImmutableArray<Descriptor> entries, CancellationToken cancellationToken)
    {
        var selected = new SelectedManifest[entries.Length];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrentDownloads, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, entries.Length, bounds, async (i, ct) =>
        {
            var bytes = await DocumentReader.ReadEntryAsync(repository, entries[i], ct);
            DocumentKind.Of(bytes, entries[i].MediaType, repository.Reference.Familiar);
            selected[i] = await WithConfigAsync(repository, ImageManifest.Parse(entries[i], bytes), ct);
        });
        return ImmutableCollectionsMarshal.AsImmutableArray(selected);
    }

    private static async Task<SelectedManifest> WithConfigAsync(IRegistryRepository repository, ImageManifest manifest, CancellationToken cancellationToken) =>
        new(manifest, manifest.IsImage ? await DocumentReader.ReadConfigAsync(repository, manifest.Config, cancellationToken) : null);
}
