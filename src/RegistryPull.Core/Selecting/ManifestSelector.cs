using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RegistryPull.Exporting;
using RegistryPull.Repositories;

namespace RegistryPull.Selecting;

/// <summary>The third room: from a reference to the manifests that are wanted, each verified, with their configurations.</summary>
internal sealed class ManifestSelector(RegistryPullOptions options, IPullProgress progress)
{
    public async Task<ExportImage> SelectAsync(IImageRepository repository, PullRequest request, CancellationToken cancellationToken)
    {
        var survey = await ImageSurvey.ReadAsync(repository, cancellationToken);
        var image = survey.IsIndex
            ? await SelectFromIndexAsync(repository, request, survey, cancellationToken)
            : Image(repository, request, survey.Root, [await ReadSingleAsync(repository, survey, request.Platforms, cancellationToken)]);
        RefuseTwoSizes(image);
        return image;
    }

    /// <summary>The one manifest for a platform, with its configuration.</summary>
    public async Task<SelectedManifest> SelectOneAsync(
        IImageRepository repository, ImageSurvey survey, PlatformChoice choice, CancellationToken cancellationToken) => survey.IsIndex
            ? (await ReadAsync(repository, Choose(repository, survey, choice), survey.Budget, cancellationToken))[0]
            : await ReadSingleAsync(repository, survey, choice, cancellationToken);

    // Equal digests are equal bytes. One of two sizes is a lie, and which one was believed would depend on the reader.
    private static void RefuseTwoSizes(ExportImage image)
    {
        var sizes = new Dictionary<Digest, long>();
        foreach (var blob in image.Manifests.SelectMany(static selected => selected.Blobs()))
        {
            if (!sizes.TryAdd(blob.Digest, blob.Size) && sizes[blob.Digest] != blob.Size)
            {
                throw new InvalidContentException($"{image.Reference.Familiar} is malformed: {blob.Digest} is said to have {sizes[blob.Digest]} bytes, and {blob.Size}");
            }
        }
    }

    private static async Task<SelectedManifest> ReadSingleAsync(
        IImageRepository repository, ImageSurvey survey, PlatformChoice choice, CancellationToken cancellationToken)
    {
        var selected = await WithConfigAsync(repository, ImageManifest.Parse(survey.Root, survey.Bytes), survey.Budget, cancellationToken);
        var wanted = choice.Platforms;
        if (!wanted.IsEmpty && selected.Platform is { } offered && wanted.All(platform => PlatformMatcher.Distance(platform, offered) is null))
        {
            throw new ImageNotFoundException($"{repository.Reference.Familiar} is for {TerminalText.Sanitize(offered.ToString())} alone, not for {string.Join(", ", wanted)}");
        }

        return selected;
    }

    private async Task<ExportImage> SelectFromIndexAsync(
        IImageRepository repository, PullRequest request, ImageSurvey survey, CancellationToken cancellationToken)
    {
        var root = survey.Root;
        if (request.Platforms.IsAll)
        {
            return Image(repository, request, root, await ReadAsync(repository, survey.Entries, survey.Budget, cancellationToken), survey.Indexes);
        }

        var chosen = Choose(repository, survey, request.Platforms);
        if (request.Platforms.Platforms.IsEmpty)
        {
            progress.Note($"{repository.Reference.Familiar}: {(chosen[0].Platform is { } platform ? TerminalText.Sanitize(platform.ToString()) : "the only platform")} chosen (--platform)");
        }

        var manifests = await ReadAsync(repository, chosen, survey.Budget, cancellationToken);
        if (manifests is [var only])
        {
            return Image(repository, request, only.Manifest.Descriptor, manifests, chosenFrom: root.Digest);
        }

        // A loader that gets several manifests under one name takes the last; an index of them lets it choose.
        var index = ImageIndex.Create(chosen);
        return Image(repository, request, index.Descriptor, manifests, [index], root.Digest);
    }

    private static ImmutableArray<Descriptor> Choose(IImageRepository repository, ImageSurvey survey, PlatformChoice choice) =>
        PlatformSelection.Choose(survey.Entries, choice, PlatformSelection.Machine, repository.Reference.Familiar);

    private static ExportImage Image(
        IImageRepository repository, PullRequest request, Descriptor root, ImmutableArray<SelectedManifest> manifests,
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
        IImageRepository repository, ImmutableArray<Descriptor> entries, DocumentBudget budget, CancellationToken cancellationToken)
    {
        var selected = new SelectedManifest[entries.Length];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrentDownloads, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, entries.Length, bounds, async (i, ct) =>
        {
            var bytes = await DocumentReader.ReadEntryAsync(repository, entries[i], budget, ct);
            DocumentKind.Of(bytes, entries[i].MediaType, repository.Reference.Familiar);
            selected[i] = await WithConfigAsync(repository, ImageManifest.Parse(entries[i], bytes), budget, ct);
        });
        return ImmutableCollectionsMarshal.AsImmutableArray(selected);
    }

    private static async Task<SelectedManifest> WithConfigAsync(
        IImageRepository repository, ImageManifest manifest, DocumentBudget budget, CancellationToken cancellationToken) =>
        new(manifest, manifest.IsImage ? await DocumentReader.ReadConfigAsync(repository, manifest.Config, budget, cancellationToken) : null);
}
