using System.Collections.Immutable;

namespace RegistryPull.Cli.Options;

/// <summary>The archives that have what a delta lacks.</summary>
internal sealed class LayersFromOption(OptionGroup group)
{
    private readonly Setting _paths = group.List("--layers-from <PATH>",
        "An archive or layout with the layers that an archive among the images leaves out, such as the base of a "
        + "delta; may be given several times. Default: none.");

    /// <summary>Reads the paths.</summary>
    /// <exception cref="InvalidRequestException">A path is empty.</exception>
    public ImmutableArray<string> Read()
    {
        var paths = _paths.Paths.ToImmutableArray();
        if (paths.Contains(""))
        {
            throw new InvalidRequestException($"{_paths.Source} is empty: name an archive");
        }

        return paths;
    }
}
