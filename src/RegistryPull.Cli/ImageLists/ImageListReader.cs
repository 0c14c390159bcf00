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
    /// <exception cref="InvalidRequestException">It cannot be read, or a line of it is no image: the message names the
    /// file and the line.</exception>
    public async Task<IReadOnlyList<ImageLocator>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var text = await ListFile.ReadAsync(path, console, cancellationToken).ConfigureAwait(false);
        var name = ListFile.NameOf(path);
        var resolved = await ResolveAsync(Parse(path, name, text), name, cancellationToken).ConfigureAwait(false);
        ImageLocator[] images = [.. resolved.Distinct()];
        if (images.Length > MaxImages)
        {
            throw new InvalidRequestException($"{name} names {images.Length} images, more than {MaxImages}");
        }

        return images;
    }

    private IReadOnlyList<ListedImage> Parse(string path, string name, string text)
    {
        try
        {
            if (ListFormat.IsYaml(path, text))
            {
                return new YamlImages(new ListVariables(path, environment).Expand).Read(text);
            }

            return [.. PlainList.Read(text).Select(image => ListedPath.Resolve(image, path))];
        }
        catch (ListFormatException error)
        {
            throw new InvalidRequestException($"{name}, line {error.Line}: {error.Message}", error);
        }
    }

    // All bad lines at once: the person corrects the file in one go.
    private async Task<List<ImageLocator>> ResolveAsync(
        IReadOnlyList<ListedImage> listed, string name, CancellationToken cancellationToken)
    {
        var (images, failures) = (new List<ImageLocator>(), new List<(int Line, Exception Error)>());
        foreach (var image in listed)
        {
            try
            {
                images.AddRange(await FindAsync(image, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception error) when (error is FormatException or InvalidRequestException or ImageNotFoundException)
            {
                failures.Add((image.Line, error));
            }
        }

        if (failures is [(var line, var first), .. var others])
        {
            var further = Further([.. others.Select(static other => other.Line)]);
            throw new InvalidRequestException($"{name}, line {line}: {first.Message}{further}", first);
        }

        return images;
    }

    private async Task<IReadOnlyList<ImageLocator>> FindAsync(ListedImage image, CancellationToken cancellationToken)
    {
        if (!image.IsPath)
        {
            return [ImageReference.Parse(image.Text)];
        }

        return await ImageArguments.FindAsync([image.Text], holdsOne, cancellationToken).ConfigureAwait(false);
    }

    private static string Further(IReadOnlyList<int> lines) => lines.Count switch
    {
        0 => "",
        1 => $" (line {lines[0]} is not an image either)",
        <= MaxNamedLines => $" (lines {string.Join(", ", lines)} are not images either)",
        _ => $" (lines {string.Join(", ", lines.Take(MaxNamedLines))} and {lines.Count - MaxNamedLines} more are not "
            + "images either)",
    };
}
