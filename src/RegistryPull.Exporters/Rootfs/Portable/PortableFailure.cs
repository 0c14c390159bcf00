using RegistryPull.Interop;

namespace RegistryPull.Exporters.Rootfs.Portable;

/// <summary>Converts the failures of a file system into errors for the user.</summary>
internal static class PortableFailure
{
    /// <summary>Returns whether an exception is one of the file system.</summary>
    public static bool IsFileSystemError(Exception error) => SystemError.Is(error);

    public static OutputException Create(TreeEntry entry, Exception error) =>
        new($"cannot write the output, at {entry}: {SystemError.Describe(error)}", error);

    /// <exception cref="OutputException">The file system refused it.</exception>
    public static T Guard<T>(TreeEntry entry, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (IsFileSystemError(error))
        {
            throw Create(entry, error);
        }
    }

    /// <inheritdoc cref="Guard{T}"/>
    public static void Guard(TreeEntry entry, Action action) => Guard(entry, () =>
    {
        action();
        return true;
    });
}
