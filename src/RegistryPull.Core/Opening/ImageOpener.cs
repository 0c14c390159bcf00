using System.Collections.Immutable;
using RegistryPull.Fetching;
using RegistryPull.Repositories;
using RegistryPull.Selecting;

namespace RegistryPull.Opening;

/// <summary>Opens the images of a request: resolves each, opens its repository, and selects its manifests.</summary>
internal sealed class ImageOpener(
    RepositoryOpener repositories, ManifestSelector selector, PinCheck pins, RegistryPullOptions session)
{
    /// <summary>Opens all images, several at a time within the connections of the session.</summary>
    /// <param name="locators">Where the images are.</param>
    /// <param name="options">What is wanted of each.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The images in their order; the caller disposes of them.</returns>
    /// <exception cref="RegistryPullException">An image cannot be opened; the exception names it. Of several failures
    /// it is that of the first image in the order.</exception>
    public async Task<OpenedImages> OpenAllAsync(
        ImmutableArray<ImageLocator> locators, SelectionOptions options, CancellationToken cancellationToken)
    {
        var connections = session.MaxConcurrentDownloads ?? RegistryPullOptions.MaxAdaptiveDownloads;
        var atOnce = Math.Clamp(connections, 1, Math.Max(1, locators.Length));
        var each = options with { Connections = Math.Max(1, connections / atOnce) };
        var tasks = await OrderedRun
            .RunAsync(
                locators.Length,
                atOnce,
                stops: !options.KeepsGoing,
                (item, token) => OpenOneAsync(locators[item], each, token),
                cancellationToken)
            .ConfigureAwait(false);
        return await CollectAsync(locators, tasks, options.KeepsGoing).ConfigureAwait(false);
    }

    private static async Task<OpenedImages> CollectAsync(
        ImmutableArray<ImageLocator> locators, IReadOnlyList<Task<OpenedImage>> tasks, bool keepsGoing)
    {
        var opened = new OpenedImages(
            [.. tasks.Where(static task => task.IsCompletedSuccessfully).Select(static task => task.Result)]);
        try
        {
            foreach (var (index, task) in tasks.Index())
            {
                if (keepsGoing && task.Exception?.InnerException is RegistryPullException failure)
                {
                    opened.AddMissing(locators[index], failure);
                    continue;
                }

                await task.ConfigureAwait(false);
            }

            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private Task<OpenedImage> OpenOneAsync(
        ImageLocator locator, SelectionOptions options, CancellationToken cancellationToken) =>
        FailureContext.RunAsync(locator, async () =>
        {
            var pinned = PinCheck.Pin(locator, options.Pins);
            var opened = await repositories.OpenAsync(pinned, cancellationToken).ConfigureAwait(false);
            var repository = Prefetching(opened, options);
            var image = await PinCheck
                .ExplainAsync(pinned != locator, () => SelectAsync(repository, options, cancellationToken))
                .ConfigureAwait(false);
            if (pinned != locator)
            {
                await pins.NoteIfMovedAsync(repository, cancellationToken).ConfigureAwait(false);
            }

            return image with { Locator = locator };
        });

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
