using System.Collections.Immutable;
using RegistryPull.Authentication;
using RegistryPull.Exporting;
using RegistryPull.Inspecting;
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
        var claimed = await repository.HeadManifestAsync(image.Digest?.ToString() ?? image.Tag!, cancellationToken);
        return claimed is not null && (image.Digest is null || image.Digest == claimed)
            ? claimed
            : (await DocumentReader.ReadRootAsync(repository, cancellationToken)).Descriptor.Digest;
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

    private Task<IRegistryRepository> OpenAsync(ImageReference image, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        return _authenticator.OpenAsync(_resolver.Resolve(image), cancellationToken);
    }

    private async Task<SelectedManifest> SelectAsync(IRegistryRepository repository, Platform platform, CancellationToken cancellationToken) =>
        await _selector.SelectOneAsync(repository, await ImageSurvey.ReadAsync(repository, cancellationToken), PlatformChoice.Of(platform), cancellationToken);
}
