namespace RegistryPull.Cli.ImageLists;

/// <summary>A line of a list or a YAML file that cannot be read.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="message">What is wrong with it.</param>
internal sealed class ListFormatException(int line, string message) : FormatException(message)
{
    public int Line => line;
}
