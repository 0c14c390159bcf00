using RegistryPull.Interop;

namespace RegistryPull.FileSystem;

/// <summary>Converts failures of the file system to <see cref="OutputException"/>.</summary>
internal static class OutputFailure
{
    /// <summary>Returns whether an exception is the file system's.</summary>
    public static bool Is(Exception error) => SystemError.Is(error);

    /// <summary>Creates the exception for a file that could not be written.</summary>
    public static OutputException Unwritable(string path, Exception error) =>
        new($"{path} cannot be written: {SystemError.Describe(error)}", error);

    /// <summary>Creates the exception for a file that could not be read.</summary>
    public static OutputException Unreadable(string path, Exception error) =>
        new($"{path} cannot be read: {SystemError.Describe(error)}", error);

    /// <summary>Runs a file-system action and converts its failure.</summary>
    /// <param name="path">The file or directory that the message names.</param>
    /// <param name="action">The action.</param>
    /// <exception cref="OutputException">The action failed.</exception>
    public static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (Is(error))
        {
            throw Unwritable(path, error);
        }
    }

    /// <inheritdoc cref="Guard{T}(string, Func{T})"/>
    public static void Guard(string path, Action action) => Guard(path, () =>
    {
        action();
        return true;
    });
}
