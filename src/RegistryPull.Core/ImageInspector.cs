using System.Collections.Immutable;
using RegistryPull.Exporting;
using RegistryPull.Inspecting;
using RegistryPull.Opening;
using RegistryPull.Repositories;
using RegistryPull.Selecting;

namespace RegistryPull;

/// <summary>Answers questions about images without pulling them, by the same steps as a pull.</summary>
public sealed class ImageInspector
{
    private readonly RepositoryOpener _repositories;

    internal ImageInspector(RepositoryOpener repositories) => _repositories = repositories;

    /// <summary>Returns the digest that a reference points to at present.</summary>
    /// <param name="image">The image.</param>
    /// <param name="platform">The platform whose manifest is wanted; null for what the reference itself points to,
    /// which may be an index.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="RegistryPullException">There is no answer; the message is for the user.</exception>
    public Task<Digest> ResolveDigestAsync(
        ImageLocator image, Platform? platform, CancellationToken cancellationToken) =>
        AskAsync(image, repository => ResolveDigestAsync(repository, platform, cancellationToken), cancellationToken);

    /// <summary>Returns the platforms, layers and configuration of an image. Signatures and other referrers outside of
    /// its index are not included.</summary>
    /// <param name="image">The image.</param>
    /// <param name="platform">The platform to select; null for the one that suits this machine, if there is
    /// one.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>What its documents say, all of them verified.</returns>
    /// <exception cref="RegistryPullException">There is no answer; the message is for the user.</exception>
    public Task<InspectedImage> InspectAsync(
        ImageLocator image, Platform? platform, CancellationToken cancellationToken) =>
        AskAsync(image, repository => InspectAsync(repository, platform, cancellationToken), cancellationToken);

    /// <summary>Returns a manifest or index as served, verified by its digest when the reference has one.</summary>
    /// <param name="image">The image.</param>
    /// <param name="platform">The platform whose manifest is wanted; null for what the reference itself points
    /// to.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The bytes, unchanged.</returns>
    /// <exception cref="RegistryPullException">There is no answer; the message is for the user.</exception>
    public Task<ReadOnlyMemory<byte>> ReadManifestAsync(
        ImageLocator image, Platform? platform, CancellationToken cancellationToken) =>
        AskAsync(image, repository => ReadManifestAsync(repository, platform, cancellationToken), cancellationToken);

    /// <summary>The configuration as served, verified; of an artifact, whatever stands in its place.</summary>
    /// <param name="image">The image.</param>
    /// <param name="platform">The platform whose configuration is wanted; null for the one that suits this
    /// machine.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The bytes, unchanged.</returns>
    /// <exception cref="RegistryPullException">There is no answer; the message is for the user.</exception>
    public Task<ReadOnlyMemory<byte>> ReadConfigAsync(
        ImageLocator image, Platform? platform, CancellationToken cancellationToken) =>
        AskAsync(image, repository => ReadConfigAsync(repository, platform, cancellationToken), cancellationToken);

    /// <summary>The tags of a repository, to the end of the registry's list.</summary>
    /// <param name="repository">The repository; a tag or digest that it has is not looked at.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>The tags, each once: names, then versions by value with pre-releases before their releases, the newest
    /// last.</returns>
    /// <exception cref="RegistryPullException">There is no answer; the message is for the user.</exception>
    public Task<ImmutableArray<string>> ListTagsAsync(ImageLocator repository, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var named = repository with { Reference = repository.Reference.AsRepository };
        return FailureContext.RunAsync(named, () => ListTagsUnguardedAsync(repository, cancellationToken));
    }

    private async Task<ImmutableArray<string>> ListTagsUnguardedAsync(
        ImageLocator repository, CancellationToken cancellationToken)
    {
        using var opened = await _repositories.OpenAsync(repository, cancellationToken).ConfigureAwait(false);
        return TagOrder.Sort(await TagList.ReadAsync(opened, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<Digest> ResolveDigestAsync(
        IImageRepository repository, Platform? platform, CancellationToken cancellationToken)
    {
        if (platform is not null)
        {
            var selected = await SelectAsync(repository, platform, cancellationToken).ConfigureAwait(false);
            return selected.Manifest.Descriptor.Digest;
        }

        // The registry decides what a tag points to, so its claim is enough here: a pull by this digest verifies it.
        // For a digest that was given, the claim must be the same.
        var image = repository.Reference;
        var tagOrDigest = image.Digest?.ToString() ?? image.Tag!;
        var head = await repository.HeadManifestAsync(tagOrDigest, cancellationToken).ConfigureAwait(false);
        if (head is not null && (image.Digest is null || image.Digest == head.Digest))
        {
            return head.Digest;
        }

        var (root, _) = await DocumentReader.ReadRootAsync(repository, cancellationToken).ConfigureAwait(false);
        return root.Digest;
    }

    private static async Task<InspectedImage> InspectAsync(
        IImageRepository repository, Platform? platform, CancellationToken cancellationToken)
    {
        var survey = await ImageSurvey.ReadAsync(repository, Choice(platform), cancellationToken).ConfigureAwait(false);
        var isChosen = platform is not null || survey.Suits(PlatformSelection.Machine);
        SelectedManifest? selected = null;
        if (isChosen)
        {
            selected = await ManifestSelector.SelectOneAsync(
                repository, survey, Choice(platform), cancellationToken).ConfigureAwait(false);
        }

        return new InspectedImage(
            repository.Reference, survey.Root, IndexEntries.From(survey.Entries), selected switch
            {
                null => null,
                _ => Inspected(selected),
            });
    }

    private static InspectedManifest Inspected(SelectedManifest selected)
    {
        ImageDetails? details = null;
        if (selected.Config is not null)
        {
            details = DetailsReader.Read(selected.Config);
        }

        return new InspectedManifest(selected.Manifest, selected.Platform, details);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadManifestAsync(
        IImageRepository repository, Platform? platform, CancellationToken cancellationToken)
    {
        if (platform is null)
        {
            return (await DocumentReader.ReadRootAsync(repository, cancellationToken).ConfigureAwait(false)).Bytes;
        }

        return (await SelectAsync(repository, platform, cancellationToken).ConfigureAwait(false)).Manifest.Bytes;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadConfigAsync(
        IImageRepository repository, Platform? platform, CancellationToken cancellationToken)
    {
        var selected = await SelectAsync(repository, platform, cancellationToken).ConfigureAwait(false);
        var budget = new DocumentBudget(repository.Reference.Familiar);
        return selected.Config?.Bytes
            ?? await DocumentReader.ReadSmallBlobAsync(
                repository, selected.Manifest.Config, budget, cancellationToken).ConfigureAwait(false);
    }

    private Task<T> AskAsync<T>(
        ImageLocator image, Func<IImageRepository, Task<T>> question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        return FailureContext.RunAsync(image, async () =>
        {
            using var repository = await _repositories.OpenAsync(image, cancellationToken).ConfigureAwait(false);
            return await question(repository).ConfigureAwait(false);
        });
    }

    private static async Task<SelectedManifest> SelectAsync(
        IImageRepository repository, Platform? platform, CancellationToken cancellationToken)
    {
        var survey = await ImageSurvey.ReadAsync(repository, Choice(platform), cancellationToken).ConfigureAwait(false);
        return await ManifestSelector.SelectOneAsync(
            repository, survey, Choice(platform), cancellationToken).ConfigureAwait(false);
    }

    private static PlatformChoice Choice(Platform? platform) => platform switch
    {
        null => PlatformChoice.Default,
        _ => PlatformChoice.From(platform),
    };
}
