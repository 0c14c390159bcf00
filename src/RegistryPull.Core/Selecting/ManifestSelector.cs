using System.Collections.Immutable;
using RegistryPull.Exporting;
using RegistryPull.Repositories;

namespace RegistryPull.Selecting;

/// <summary>Selects the manifests that are wanted of a reference, each verified, with their configurations.</summary>
internal sealed class ManifestSelector(IPullProgress progress)
{
    /// <summary>Selects what is wanted of an image.</summary>
    /// <exception cref="RegistryPullException">There is no such image or platform, or its documents are not
    /// sound.</exception>
    public async Task<ExportImage> SelectAsync(
        IImageRepository repository, SelectionOptions options, CancellationToken cancellationToken)
    {
        var survey = await ImageSurvey.ReadAsync(
            repository, options.Platforms, cancellationToken).ConfigureAwait(false);
        survey.Manifests.AnnouncesLayers = options.BlobsAhead > 0 && IsOne(survey, options.Platforms);
        var image = await SelectManifestsAsync(repository, options, survey, cancellationToken).ConfigureAwait(false);
        if (options.Referrers)
        {
            image = await AddReferrersAsync(repository, survey, image, cancellationToken).ConfigureAwait(false);
        }

        ContentSize.Check(image.Blobs(), image.Reference.Familiar);
        ThrowIfTwoSizes(image);
        return image;
    }

    private async Task<ExportImage> SelectManifestsAsync(
        IImageRepository repository, SelectionOptions options, ImageSurvey survey, CancellationToken cancellationToken)
    {
        if (survey.IsIndex)
        {
            return await SelectFromIndexAsync(repository, options, survey, cancellationToken).ConfigureAwait(false);
        }

        return await SelectSingleAsync(repository, options, survey, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The one manifest for a platform, with its configuration.</summary>
    public static async Task<SelectedManifest> SelectOneAsync(
        IImageRepository repository, ImageSurvey survey, PlatformChoice choice, CancellationToken cancellationToken)
    {
        if (!survey.IsIndex)
        {
            return await ReadSingleAsync(repository, survey, choice, cancellationToken).ConfigureAwait(false);
        }

        var chosen = await survey.Manifests.ReadAsync(
            Choose(repository, survey, choice)[0], cancellationToken).ConfigureAwait(false);
        return ForPlatform(repository, chosen, choice);
    }

    private static bool IsOne(ImageSurvey survey, PlatformChoice choice) =>
        !survey.IsIndex || (!choice.IsAll && choice.Platforms.Length <= 1);

    private async Task<ExportImage> AddReferrersAsync(
        IImageRepository repository, ImageSurvey survey, ExportImage image, CancellationToken cancellationToken)
    {
        var subjects = image.Indexes.Select(static index => index.Descriptor.Digest)
            .Concat(image.Manifests.Select(static selected => selected.Manifest.Descriptor.Digest));
        var referrers = await new ReferrerReader(repository, survey.Manifests, progress)
            .ReadAsync(subjects, cancellationToken).ConfigureAwait(false);
        if (referrers.IsEmpty)
        {
            var hint = image.ChosenFrom is null ? "" : "; what refers to its whole index comes with --platform all";
            progress.Note($"nothing refers to {image.Reference.Familiar} (--referrers){hint}");
        }

        return image with { Referrers = referrers };
    }

    // Equal digests are equal bytes. One of two sizes is wrong, and which one was believed would depend on the reader.
    private static void ThrowIfTwoSizes(ExportImage image)
    {
        var sizes = new Dictionary<Digest, long>();
        foreach (var blob in Everything(image).SelectMany(static selected => selected.Blobs()))
        {
            if (!sizes.TryAdd(blob.Digest, blob.Size) && sizes[blob.Digest] != blob.Size)
            {
                throw new InvalidContentException(
                    $"{image.Reference.Familiar} is malformed: "
                    + $"{blob.Digest} is said to have {sizes[blob.Digest]} bytes, and {blob.Size}");
            }
        }
    }

    private static IEnumerable<SelectedManifest> Everything(ExportImage image) =>
        image.Manifests.Concat(image.Referrers.Select(static referrer => referrer.Selected));

    private static async Task<ExportImage> SelectSingleAsync(
        IImageRepository repository, SelectionOptions options, ImageSurvey survey, CancellationToken cancellationToken)
    {
        var selected = await ReadSingleAsync(
            repository, survey, options.Platforms, cancellationToken).ConfigureAwait(false);
        return Image(repository, options, survey.Root, [selected]);
    }

    private static async Task<SelectedManifest> ReadSingleAsync(
        IImageRepository repository, ImageSurvey survey, PlatformChoice choice, CancellationToken cancellationToken)
    {
        var selected = await survey.Manifests.ReadAsync(
            ImageManifest.Parse(survey.Root, survey.Bytes), cancellationToken).ConfigureAwait(false);
        return ForPlatform(repository, selected, choice);
    }

    // A manifest alone, in an index or without one, is for the platform that its configuration states.
    private static SelectedManifest ForPlatform(
        IImageRepository repository, SelectedManifest selected, PlatformChoice choice)
    {
        var wanted = choice.Platforms;
        if (!wanted.IsEmpty
            && selected.Platform is { } offered
            && wanted.All(platform => PlatformMatcher.Distance(platform, offered) is null))
        {
            throw new ImageNotFoundException(
                $"{repository.Reference.Familiar} is for {TerminalText.Sanitize(offered.ToString())} alone, "
                + $"not for {string.Join(", ", wanted)}");
        }

        return selected;
    }

    private async Task<ExportImage> SelectFromIndexAsync(
        IImageRepository repository, SelectionOptions options, ImageSurvey survey, CancellationToken cancellationToken)
    {
        var root = survey.Root;
        var chosen = Choose(repository, survey, options.Platforms);
        var isWhole = options.Platforms.IsAll || IsWhole(survey, chosen);
        var manifests = await survey.Manifests
            .ReadAsync(isWhole ? survey.Entries : chosen, options.Connections, cancellationToken)
            .ConfigureAwait(false);
        if (isWhole)
        {
            return Image(repository, options, root, manifests, survey.Indexes);
        }

        if (chosen is [var entry])
        {
            var only = ForPlatform(repository, manifests[0], options.Platforms);
            Note(repository, options, entry);
            return Image(repository, options, only.Manifest.Descriptor, [only], chosenFrom: root.Digest);
        }

        // A loader that gets several manifests under one name takes the last; an index of them lets it choose.
        var index = ImageIndex.Create(chosen);
        return Image(repository, options, index.Descriptor, manifests, [index], root.Digest);
    }

    // The index that was served stays, because its digest is what signatures and locks name. One platform is written
    // without its index, because few loaders read an index of one.
    private static bool IsWhole(ImageSurvey survey, ImmutableArray<Descriptor> chosen) =>
        chosen.Length > 1 && survey.Entries.All(entry => chosen.Contains(entry));

    private void Note(IImageRepository repository, SelectionOptions options, Descriptor chosen)
    {
        if (options.Platforms.Platforms.IsEmpty)
        {
            var platform = chosen.Platform switch
            {
                { } stated => TerminalText.Sanitize(stated.ToString()),
                _ => "the only platform",
            };
            progress.Inform($"{repository.Reference.Familiar}: {platform} chosen (--platform)");
        }
    }

    private static ImmutableArray<Descriptor> Choose(
        IImageRepository repository, ImageSurvey survey, PlatformChoice choice)
    {
        var name = repository.Reference.Familiar;
        return choice switch
        {
            { IsAll: false } => PlatformSelection.Choose(survey.Entries, choice, PlatformSelection.Machine, name),
            _ when survey.Entries.IsEmpty =>
                throw new ImageNotFoundException($"{name} is an index without any image in it"),
            _ => survey.Entries,
        };
    }

    private static ExportImage Image(
        IImageRepository repository, SelectionOptions options, Descriptor root,
        ImmutableArray<SelectedManifest> manifests, ImmutableArray<ImageIndex> indexes = default,
        Digest? chosenFrom = null) => new()
        {
            Reference = repository.Reference,
            Names = Names(repository.Reference, options),
            Root = root,
            Indexes = indexes.IsDefault ? [] : indexes,
            ChosenFrom = chosenFrom,
            Manifests = manifests,
        };

    private static ImmutableArray<ImageReference> Names(ImageReference reference, SelectionOptions options)
    {
        if (!options.Names.IsEmpty)
        {
            return [.. options.Names.Select(static name => name.Tagged!)];
        }

        if (reference.Tagged is { } name)
        {
            return [name];
        }

        return [];
    }
}
