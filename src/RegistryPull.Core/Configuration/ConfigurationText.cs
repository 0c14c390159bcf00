using RegistryPull.Interop;

namespace RegistryPull.Configuration;

/// <summary>Reads configuration files, none of which has to exist.</summary>
internal sealed class ConfigurationText(IPullProgress progress)
{
    /// <summary>The text of a file.</summary>
    /// <returns>Null when there is none, or when this user may not read it: some files are for a daemon that runs as
    /// root.</returns>
    /// <exception cref="InvalidRequestException">It cannot be read.</exception>
    public string? Read(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                return File.ReadAllText(path);
            }

            return null;
        }
        catch (UnauthorizedAccessException)
        {
            progress.Note($"skipping {path}: permission denied");
            return null;
        }
        catch (IOException error)
        {
            throw new InvalidRequestException($"{path} cannot be read: {SystemError.Describe(error)}");
        }
    }
}
