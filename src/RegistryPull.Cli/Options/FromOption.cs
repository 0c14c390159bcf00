using System.Collections.Immutable;
using RegistryPull.Cli.ImageLists;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Options;

/// <summary>Files that name images.</summary>
internal sealed class FromOption(OptionGroup group, Func<string, string?> environment)
{
    private readonly Setting _files = group.List("--from <FILE>",
        "Read images from this file too; - is standard input; may be given several times. A list has one image or "
        + "archive (PATH or PATH#NAME, relative to the list) on each line, and # begins a comment. A file is YAML "
        + "when its name ends with .yaml, .yml or .json, or when it has a line --- or image:. In YAML, every text "
        + "under a key image is an image, in every document; below services, ${VAR} and ${VAR:-default} come from "
        + "the environment or from .env beside the file. An image that is named twice is taken once.");

    /// <summary>Gets whether any file was named.</summary>
    public bool IsSet => _files.Texts.Count > 0;

    /// <summary>Gets whether standard input is one of the files.</summary>
    public bool ReadsStandardInput => _files.Texts.Contains(ListFile.StandardInput);

    /// <summary>Gets the files as typed.</summary>
    public IReadOnlyList<string> Texts => _files.Texts;

    /// <summary>Gets the option or the variable, for messages.</summary>
    public string Source => _files.Source;

    /// <summary>Reads the files.</summary>
    /// <param name="console">Standard input.</param>
    /// <param name="holdsOne">Whether an archive of several images is refused unless one of them is named.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The images, in the order of the files.</returns>
    /// <exception cref="RegistryPullException">A file cannot be read, or a line of it is not an image.</exception>
    public async Task<ImmutableArray<ImageLocator>> ReadAsync(
        ICommandConsole console, bool holdsOne, CancellationToken cancellationToken)
    {
        if (_files.Texts.Count(static file => file == ListFile.StandardInput) > 1)
        {
            throw new InvalidRequestException($"{Source} - is given twice, and standard input can be read once");
        }

        var reader = new ImageListReader(console, environment, holdsOne);
        var images = ImmutableArray.CreateBuilder<ImageLocator>();
        foreach (var file in _files.Paths)
        {
            images.AddRange(await reader.ReadAsync(file, cancellationToken).ConfigureAwait(false));
        }

        return images.ToImmutable();
    }
}
