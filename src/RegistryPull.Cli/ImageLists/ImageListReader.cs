using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.ImageLists;

/// <summary>Reads the images of <c>--from</c>.</summary>
/// <param name="console">Standard input.</param>
/// <param name="environment">Reads an environment variable.</param>
internal sealed class ImageListReader(ICommandConsole console, Func<string, string?> environment)
{
    private const int MaxImages = 10_000;
    private const int MaxNamedLines = 5;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path; <c>-</c> for standard input.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The images, in their order, each once.</returns>
    /// <exception cref="InvalidRequestException">It cannot be read, or a line of it is no image: the message names the
    /// file and the line.</exception>
    public async Task<IReadOnlyList<ImageReference>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var text = await ListFile.ReadAsync(path, console, cancellationToken).ConfigureAwait(false);
        var name = ListFile.NameOf(path);
        ImageReference[] images = [.. Resolve(Parse(path, name, text), name).Distinct()];
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

            return [.. PlainList.Read(text)];
        }
        catch (ListFormatException error)
        {
            throw new InvalidRequestException($"{name}, line {error.Line}: {error.Message}", error);
        }
    }

    // All bad lines at once: the person corrects the file in one go.
    private static List<ImageReference> Resolve(IReadOnlyList<ListedImage> listed, string name)
    {
        var (images, failures) = (new List<ImageReference>(), new List<(int Line, FormatException Error)>());
        foreach (var image in listed)
        {
            try
            {
                images.Add(ImageReference.Parse(image.Text));
            }
            catch (FormatException error)
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

    private static string Further(IReadOnlyList<int> lines) => lines.Count switch
    {
        0 => "",
        1 => $" (line {lines[0]} is not an image either)",
        <= MaxNamedLines => $" (lines {string.Join(", ", lines)} are not images either)",
        _ => $" (lines {string.Join(", ", lines.Take(MaxNamedLines))} and {lines.Count - MaxNamedLines} more are not "
            + "images either)",
    };
}
