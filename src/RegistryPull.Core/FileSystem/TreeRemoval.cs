namespace RegistryPull.FileSystem;

/// <summary>Removes a file, or a directory with everything in it. Links are removed, not followed.</summary>
internal static class TreeRemoval
{
    /// <exception cref="IOException">Something cannot be removed.</exception>
    public static void Remove(string path)
    {
        try
        {
            RemoveOrdinary(path);
        }
        catch (Exception error) when (OutputFailure.Is(error) && OperatingSystem.IsLinux())
        {
            // Images hold names that are not text, and directories that their owner may not write to.
            RawRemoval.Remove(path);
        }
    }

    private static void RemoveOrdinary(string path)
    {
        var entry = new FileInfo(path);
        if (entry.Exists || entry.LinkTarget is not null)
        {
            entry.Delete();
        }
        else if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
