using RegistryPull.Cli.Options;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.ImageLists;

/// <summary>Reads the images of <c>--from</c>.</summary>
/// <param name="console">Standard input.</param>
/// <param name="environment">Reads an environment variable.</param>
/// <param name="holdsOne">Whether an archive of several images is refused unless one of them is named.</param>
internal sealed class ImageListReader(ICommandConsole console, Func<string, string?> environment, bool holdsOne)
{
    private const int MaxImages = 10_000;
    private const int MaxNamedLines = 5;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path; <c>-</c> for standard input.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The images, in their order, each once.</returns>
    /// <exception cref="RegistryPullException">It cannot be read, or a line of it is not an image or an archive that
    /// can be read: the message names the file and the line.</exception>
    public async Task<IReadOnlyList<ImageLocator>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var text = await ListFile.ReadAsync(path, console, cancellationToken).ConfigureAwait(false);
        var name = ListFile.NameOf(path);
        var listed = Parse(path, name, text);
        var resolved = await ResolveAsync(listed, name, cancellationToken).ConfigureAwait(false);
        return [.. resolved.Distinct()];
    }

    private ListedImage[] Parse(string path, string name, string text)
    {
        try
        {
            // One more than is allowed says that there are too many: nothing is looked up for the others.
            ListedImage[] images = [.. Read(path, text).DistinctBy(static image => image.Text).Take(MaxImages + 1)];
            ThrowIfTooMany(images.Length, name);
            return images;
        }
        catch (ListFormatException error)
        {
            throw new InvalidRequestException($"{name}, line {error.Line}: {error.Message}", error);
        }
    }

    private IEnumerable<ListedImage> Read(string path, string text)
    {
        if (ListFormat.IsYaml(path, text))
        {
            return new YamlImages(new ListVariables(path, environment).Expand).Read(text);
        }

        return PlainList.Read(text).Select(image => ListedPath.Resolve(image, path));
    }

    private static void ThrowIfTooMany(int count, string name)
    {
        if (count > MaxImages)
        {
            throw new InvalidRequestException($"{name} names more than {MaxImages} images: divide it");
        }
    }

    // All invalid lines are reported together, so the user can correct the file at once.
    private async Task<List<ImageLocator>> ResolveAsync(
        IReadOnlyList<ListedImage> listed, string name, CancellationToken cancellationToken)
    {
        using var search = new ImageSearch();
        var (images, failures) = (new List<ImageLocator>(), new List<(int Line, Exception Error)>());
        foreach (var image in listed)
        {
            try
            {
                images.AddRange(await FindAsync(search, image, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception error) when (error is FormatException or RegistryPullException)
            {
                failures.Add((image.Line, error));
            }

            ThrowIfTooMany(images.Count, name);
        }

        if (failures is [(var line, var first), .. var others])
        {
            var further = Further([.. others.Select(static other => other.Line)]);
            throw Failure($"{name}, line {line}: {first.Message}{further}", first);
        }

        return images;
    }

    // The kind is that of the first failure, as for images on the command line.
    private static RegistryPullException Failure(string message, Exception first) => first switch
    {
        ImageNotFoundException => new ImageNotFoundException(message, first),
        InvalidContentException => new InvalidContentException(message, first),
        OutputException => new OutputException(message, first),
        _ => new InvalidRequestException(message, first),
    };

    private async Task<IReadOnlyList<ImageLocator>> FindAsync(
        ImageSearch search, ListedImage image, CancellationToken cancellationToken)
    {
        if (image.IsPath)
        {
            return await ImageArguments
                .FindAsync(search, image.Text, holdsOne, cancellationToken)
                .ConfigureAwait(false);
        }

        if (ImageLocator.IsPath(image.Text))
        {
            throw new InvalidRequestException(
                $"'{image.Text}' is not an image reference but a path: YAML names images of registries alone; "
                + "name an archive on the command line or in a list");
        }

        return [ImageReference.Parse(image.Text)];
    }

    private static string Further(IReadOnlyList<int> lines) => lines.Count switch
    {
        0 => "",
        1 => $" (line {lines[0]} cannot be used either)",
        <= MaxNamedLines => $" (lines {string.Join(", ", lines)} cannot be used either)",
        _ => $" (lines {string.Join(", ", lines.Take(MaxNamedLines))} and {lines.Count - MaxNamedLines} more cannot be "
            + "used either)",
    };
}
