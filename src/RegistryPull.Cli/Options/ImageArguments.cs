using System.Collections.Immutable;

namespace RegistryPull.Cli.Options;

/// <summary>Finds the images that arguments name: references, and archives or images in them.</summary>
internal static class ImageArguments
{
    /// <summary>Returns whether a text is the path of a transfer file.</summary>
    /// <remarks>Neither an archive nor a layout is a .json file, and a repository could have the name of a path
    /// alone.</remarks>
    public static bool IsTransfer(string text)
    {
        var isNamedSo = text.EndsWith(".transfer.json", StringComparison.OrdinalIgnoreCase);
        var isJson = text.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return isNamedSo || (isJson && ImageLocator.IsPath(text));
    }

    /// <summary>Finds the images.</summary>
    /// <param name="texts">The arguments.</param>
    /// <param name="holdsOne">Whether an archive of several images is refused unless one of them is named.</param>
    /// <param name="cancellationToken">Cancels the reading of archives.</param>
    /// <returns>The images, in their order.</returns>
    /// <exception cref="RegistryPullException">A text is not an image, or an archive does not have it.</exception>
    public static async Task<ImmutableArray<ImageLocator>> FindAsync(
        IEnumerable<string> texts, bool holdsOne, CancellationToken cancellationToken)
    {
        using var search = new ImageSearch();
        var found = ImmutableArray.CreateBuilder<ImageLocator>();
        foreach (var text in texts)
        {
            found.AddRange(await FindAsync(search, text, holdsOne, cancellationToken).ConfigureAwait(false));
        }

        return found.ToImmutable();
    }

    /// <summary>Finds the images of one argument.</summary>
    /// <param name="search">Reads archives.</param>
    /// <param name="text">The argument.</param>
    /// <param name="holdsOne">Whether an archive of several images is refused unless one of them is named.</param>
    /// <param name="cancellationToken">Cancels the reading of archives.</param>
    /// <returns>The images: several of an archive that is named without one.</returns>
    /// <exception cref="RegistryPullException">The text is not an image, or an archive does not have it.</exception>
    public static async Task<ImmutableArray<ImageLocator>> FindAsync(
        ImageSearch search, string text, bool holdsOne, CancellationToken cancellationToken)
    {
        if (holdsOne)
        {
            return [await search.FindOneAsync(text, cancellationToken).ConfigureAwait(false)];
        }

        return await search.FindAsync(text, cancellationToken).ConfigureAwait(false);
    }
}
