using System.Collections.Immutable;
using RegistryPull.Exporting;
using RegistryPull.Inspecting;
using RegistryPull.Registries;
using RegistryPull.Repositories;
using RegistryPull.Resolving;
using RegistryPull.Selecting;

namespace RegistryPull;

/// <summary>Answers questions about images without pulling them. Every question walks through the same rooms as a pull.</summary>
public sealed class ImageInspector
{
    private readonly ReferenceResolver _resolver;
    private readonly RegistryAuthenticator _authenticator;
    private readonly ManifestSelector _selector;

    internal ImageInspector(ReferenceResolver resolver, RegistryAuthenticator authenticator, ManifestSelector selector) =>
        (_resolver, _authenticator, _selector) = (resolver, authenticator, selector);

    /// <summary>The digest that a name stands for now.</summary>
    /// <param name="image">The image.</param>
    /// <param name="platform">The platform whose manifest is meant; null for what the name itself points to, which may be an index.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="RegistryPullException">There is no answer; the message is for the person.</exception>
    public async Task<Digest> ResolveDigestAsync(ImageReference image, Platform? platform, CancellationToken cancellationToken)
    {
        using var repository = await OpenAsync(image, cancellationToken);
        if (platform is not null)
        {
            return (await SelectAsync(repository, platform, cancellationToken)).Manifest.Descriptor.Digest;
        }

        // A claim is enough here. Which bytes a tag stands for is the registry's word in any case, and hashing what GET brings
        // would only prove that it has some; whoever fetches by this digest verifies. Of a digest that was given, the claim must say the same.
        var claimed = (await repository.HeadManifestAsync(image.Digest?.ToString() ?? image.Tag!, cancellationToken))?.Digest;
        return claimed is not null && (image.Digest is null || image.Digest == claimed)
            ? claimed
            : (await DocumentReader.ReadRootAsync(repository, cancellationToken)).Descriptor.Digest;
    }

    /// <summary>What an image is: its platforms, layers and configuration. Signatures and other referrers outside of its index are not looked for.</summary>
    /// <param name="image">The image.</param>
    /// <param name="platform">The platform to select; null for the one that suits this machine, if there is one.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>What its documents say, all of them verified.</returns>
    /// <exception cref="RegistryPullException">There is no answer; the message is for the person.</exception>
    public async Task<InspectedImage> InspectAsync(ImageReference image, Platform? platform, CancellationToken cancellationToken)
    {
        using var repository = await OpenAsync(image, cancellationToken);
        var survey = await ImageSurvey.ReadAsync(repository, cancellationToken);
        var selected = platform is null && !survey.Suits(PlatformSelection.Machine) ? null
            : await _selector.SelectOneAsync(repository, survey, Choice(platform), cancellationToken);
        return new InspectedImage(image, survey.Root, IndexEntries.Of(survey.Entries), selected is null ? null
            : new InspectedManifest(selected.Manifest, selected.Platform, selected.Config is null ? null : DetailsReader.Read(selected.Config)));
    }

    /// <summary>A manifest or index as served, verified by its digest when one was given.</summary>
    /// <param name="image">The image.</param>
    /// <param name="platform">The platform whose manifest is wanted; null for what the name itself points to.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>The bytes, unchanged.</returns>
    /// <exception cref="RegistryPullException">There is no answer; the message is for the person.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadManifestAsync(ImageReference image, Platform? platform, CancellationToken cancellationToken)
    {
        using var repository = await OpenAsync(image, cancellationToken);
        return platform is null
            ? (await DocumentReader.ReadRootAsync(repository, cancellationToken)).Bytes
            : (await SelectAsync(repository, platform, cancellationToken)).Manifest.Bytes;
    }

    /// <summary>The configuration as served, verified; of an artifact, whatever stands in its place.</summary>
    /// <param name="image">The image.</param>
    /// <param name="platform">The platform whose configuration is wanted; null for the one that suits this machine.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>The bytes, unchanged.</returns>
    /// <exception cref="RegistryPullException">There is no answer; the message is for the person.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadConfigAsync(ImageReference image, Platform? platform, CancellationToken cancellationToken)
    {
        using var repository = await OpenAsync(image, cancellationToken);
        var selected = await SelectAsync(repository, platform, cancellationToken);
        return selected.Config?.Bytes ?? await DocumentReader.ReadSmallBlobAsync(
            repository, selected.Manifest.Config, new DocumentBudget(image.Familiar), cancellationToken);
    }

    /// <summary>The tags of a repository, to the end of the registry's list.</summary>
    /// <param name="repository">The repository; a tag or digest that it has is not looked at.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>The tags, each once: names, then versions by value with pre-releases before their releases, the newest last.</returns>
    /// <exception cref="RegistryPullException">There is no answer; the message is for the person.</exception>
    public async Task<ImmutableArray<string>> ListTagsAsync(ImageReference repository, CancellationToken cancellationToken)
    {
        using var opened = await OpenAsync(repository, cancellationToken);
        return TagOrder.Sort(await TagList.ReadAsync(opened, cancellationToken));
    }

    private Task<IImageRepository> OpenAsync(ImageReference image, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        return _authenticator.OpenAsync(_resolver.Resolve(image), cancellationToken);
    }

    private async Task<SelectedManifest> SelectAsync(IImageRepository repository, Platform? platform, CancellationToken cancellationToken) =>
        await _selector.SelectOneAsync(repository, await ImageSurvey.ReadAsync(repository, cancellationToken), Choice(platform), cancellationToken);

    private static PlatformChoice Choice(Platform? platform) => platform is null ? PlatformChoice.Default : PlatformChoice.Of(platform);
}
