using RegistryPull.Interop;

namespace RegistryPull.Archives;

/// <summary>Converts failures of the file system at a source to errors for the user.</summary>
internal static class ArchiveFailure
{
    /// <summary>Creates the exception for a file that cannot be opened.</summary>
    public static RegistryPullException Unopenable(string path, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => Missing(path, error),
        _ => new InvalidRequestException(
            $"{TerminalText.Sanitize(path)} cannot be opened: {SystemError.Describe(error)}", error),
    };

    /// <summary>Creates the exception for a file that fails while it is read.</summary>
    public static InvalidContentException Unreadable(string path, Exception error) =>
        new($"{TerminalText.Sanitize(path)} cannot be read: {SystemError.Describe(error)}", error);

    /// <summary>Creates the exception for a path where no file was found. A directory that may not be searched hides
    /// what is there.</summary>
    public static RegistryPullException NotFound(string path)
    {
        try
        {
            File.GetAttributes(path);
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            return Unopenable(path, error);
        }

        return Missing(path);
    }

    /// <summary>Creates the exception for a path where nothing is.</summary>
    public static ImageNotFoundException Missing(string path, Exception? error = null) =>
        new($"{TerminalText.Sanitize(path)} does not exist", error);
}
