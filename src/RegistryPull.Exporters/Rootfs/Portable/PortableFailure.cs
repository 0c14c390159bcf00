using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>What the file system says when it does not do something.</summary>
internal static class PortableFailure
{
    public static bool Is(Exception error) => error is IOException or UnauthorizedAccessException;

    public static OutputException Of(RawName path, Exception error) =>
        new($"the output cannot be written, at {path}: {TerminalText.Sanitize(error.Message)}", error);

    /// <exception cref="OutputException">It was not done.</exception>
    public static T Guard<T>(RawName path, Func<T> action)
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

    /// <inheritdoc cref="Guard{T}"/>
    public static void Guard(RawName path, Action action) => Guard(path, () =>
    {
        action();
        return true;
    });
}
