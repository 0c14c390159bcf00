namespace RegistryPull.Interop;

/// <summary>The current directory, which another process may have removed: getcwd(3) fails then, and the framework with
/// it.</summary>
internal static class WorkingDirectory
{
    /// <summary>Gets the current directory.</summary>
    /// <returns>Null when it does not exist any more, or may not be read.</returns>
    public static string? TryGet()
    {
        try
        {
#pragma warning disable RS0030 // The banned property throws when the directory was removed, which is caught here.
            return Environment.CurrentDirectory;
#pragma warning restore RS0030
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Gets the full path of a path that a user gave.</summary>
    /// <exception cref="OutputException">The path is relative, and there is no current directory.</exception>
    public static string Resolve(string path)
    {
        if (!Path.IsPathFullyQualified(path) && TryGet() is null)
        {
            throw new OutputException(
                $"{path} cannot be found: the current directory does not exist any more; "
                + "change to another one, or give a full path");
        }

        return Path.GetFullPath(path);
    }
}
