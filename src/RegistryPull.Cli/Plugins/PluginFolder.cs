namespace RegistryPull.Cli.Plugins;

/// <summary>The folder of the plug-ins; each is in a folder below it.</summary>
/// <param name="path">The folder; null when there is none, which costs nothing.</param>
internal sealed class PluginFolder(string? path)
{
    /// <summary>The plug-ins by their names alone: nothing is opened. Sorted by name.</summary>
    public IReadOnlyList<PluginFile> Files => path switch
    {
        null => [],
        _ => [.. Names(path).Select(name => new PluginFile(name, Path.Combine(path, name, name + ".dll")))],
    };

    /// <summary>The plug-in of a format, or null.</summary>
    // Compared with what is there, and never put together from what was typed: "../x" is no name, nor "Dir" where case
    // does not count.
    public PluginFile? Find(string format) => Files.FirstOrDefault(file => file.Name == format);

    private static IEnumerable<string> Names(string path)
    {
        try
        {
            return [.. new DirectoryInfo(path).EnumerateDirectories().Select(static folder => folder.Name)
                .Where(static name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidRequestException(
                $"the plug-in folder {path} cannot be read ({failure.Message}): --plugin-dir names another", failure);
        }
    }
}
