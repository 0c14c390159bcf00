namespace RegistryPull.Configuration;

/// <summary>Reads configuration files that may or may not be there.</summary>
internal sealed class ConfigurationText(IPullProgress progress)
{
    /// <summary>The text of a file.</summary>
    /// <returns>Null when there is none, or none for this user: what a daemon that runs as root is told is not always ours to know.</returns>
    /// <exception cref="InvalidRequestException">It cannot be read.</exception>
    public string? Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (UnauthorizedAccessException)
        {
            progress.Note($"{path} is not yours to read, and is left out");
            return null;
        }
        catch (IOException error)
        {
            throw new InvalidRequestException($"{path} cannot be read: {error.Message}");
        }
    }
}
