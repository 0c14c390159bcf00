using System.Collections.Immutable;
using RegistryPull.Fetching;

namespace RegistryPull;

/// <summary>Says of a failure which images it is about, where the code that threw could not know.</summary>
internal static class FailureContext
{
    /// <summary>Runs what is done for one image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="action">What is done.</param>
    /// <returns>What the action gives.</returns>
    /// <exception cref="RegistryPullException">It failed, and names the image and its registry. A failure that names an
    /// image already, such as the source of a push, stays as it is.</exception>
    public static async Task<T> RunAsync<T>(ImageLocator image, Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (RegistryPullException failure) when (failure.Images.IsEmpty)
        {
            failure.Images = [image.Reference];
            failure.Registry = image.Path is null ? image.Reference.Registry : null;
            throw;
        }
    }

    /// <summary>Runs what is done for a registry.</summary>
    /// <exception cref="RegistryPullException">It failed, and names the registry.</exception>
    public static async Task<T> RunAsync<T>(RegistryName registry, Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (RegistryPullException failure)
        {
            failure.Registry = registry.Name;
            throw;
        }
    }

    /// <summary>Runs what writes the images of one output.</summary>
    /// <param name="images">The images.</param>
    /// <param name="action">What is done.</param>
    /// <returns>What the action gives.</returns>
    /// <exception cref="RegistryPullException">It failed, and names the images: those of the content that failed, else
    /// all.</exception>
    public static async Task<T> RunAsync<T>(IReadOnlyCollection<OpenedImage> images, Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (RegistryPullException failure)
        {
            var concerned = Concerned(images, failure.Digest);
            failure.Images = [.. concerned.Select(static image => image.Locator.Reference)];
            if (failure is not (OutputException or EngineException))
            {
                failure.Registry = CommonRegistry(concerned);
            }

            throw;
        }
    }

    private static ImmutableArray<OpenedImage> Concerned(IReadOnlyCollection<OpenedImage> images, Digest? content)
    {
        var having = images.Where(
            image => content is not null && image.Image.Blobs().Any(blob => blob.Digest == content));
        if (having.Any())
        {
            return [.. having];
        }

        return [.. images];
    }

    private static string? CommonRegistry(ImmutableArray<OpenedImage> images) =>
        images.Select(Registry).Distinct().ToArray() switch
        {
            [var only] => only,
            _ => null,
        };

    // What is wrong in a file is not the fault of the registry that its image is named after.
    private static string? Registry(OpenedImage image) => image.Locator.Path switch
    {
        null => image.Image.Reference.Registry,
        _ => null,
    };
}
