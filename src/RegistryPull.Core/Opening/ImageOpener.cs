using System.Collections.Immutable;
using RegistryPull.Fetching;
using RegistryPull.Repositories;
using RegistryPull.Resolving;
using RegistryPull.Selecting;

namespace RegistryPull.Opening;

/// <summary>Opens the images of a request: resolves each, opens its repository, and selects its manifests.</summary>
internal sealed class ImageOpener(
    ReferenceResolver resolver, RepositoryOpener repositories, ManifestSelector selector)
{
    /// <summary>Opens all images, in their order.</summary>
    /// <param name="locators">Where the images are.</param>
    /// <param name="options">What is wanted of each.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The images; the caller disposes of them.</returns>
    /// <exception cref="RegistryPullException">An image cannot be opened; the exception names it.</exception>
    public async Task<OpenedImages> OpenAllAsync(
        ImmutableArray<ImageLocator> locators, SelectionOptions options, CancellationToken cancellationToken)
    {
        var opened = new List<OpenedImage>(locators.Length);
        try
        {
            foreach (var locator in locators)
            {
                var image = await FailureContext
                    .RunAsync(locator, () => OpenAsync(locator, options, cancellationToken))
                    .ConfigureAwait(false);
                opened.Add(image);
            }

            return new OpenedImages(opened);
        }
        catch
        {
            opened.ForEach(static image => image.Repository.Dispose());
            throw;
        }
    }

    private async Task<OpenedImage> OpenAsync(
        ImageLocator locator, SelectionOptions options, CancellationToken cancellationToken)
    {
        var source = resolver.Resolve(locator);
        var opened = await repositories.OpenAsync(source, cancellationToken).ConfigureAwait(false);
        var repository = Prefetching(opened, options);
        return await SelectAsync(repository, options, cancellationToken).ConfigureAwait(false);
    }

    private static IImageRepository Prefetching(IImageRepository opened, SelectionOptions options)
    {
        if (options.BlobsAhead == 0 || opened.Origin != BlobOrigin.Registry)
        {
            return opened;
        }

        return new PrefetchingRepository(opened, options.BlobsAhead);
    }

    private async Task<OpenedImage> SelectAsync(
        IImageRepository repository, SelectionOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var image = await selector.SelectAsync(repository, options, cancellationToken).ConfigureAwait(false);
            return new OpenedImage(repository, image);
        }
        catch
        {
            repository.Dispose();
            throw;
        }
    }
}
