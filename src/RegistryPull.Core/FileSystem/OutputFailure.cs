namespace RegistryPull.FileSystem;

/// <summary>Makes one line for the person of what the file system says.</summary>
internal static class OutputFailure
{
    public static bool Is(Exception error) => error is IOException or UnauthorizedAccessException;

    public static OutputException Of(string path, Exception error) =>
        new($"{path} cannot be written: {TerminalText.Sanitize(error.Message)}", error);

    /// <summary>Does something to the file system, with its failures told as such.</summary>
    public static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (Is(error))
        {
            throw Of(path, error);
        }
    }

    /// <inheritdoc cref="Guard{T}(string, Func{T})"/>
    public static void Guard(string path, Action action) => Guard(path, () =>
    {
        action();
        return true;
    });
}
