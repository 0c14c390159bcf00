namespace RegistryPull.FileSystem;

/// <summary>Removes a file or a directory with all that is in it. No link is followed, and an image's own oddities are no obstacle.</summary>
internal static class TreeRemoval
{
    public static void Remove(string path)
    {
        try
        {
            RemoveOrdinary(path);
        }
        catch (Exception error) when (OutputFailure.Is(error) && OperatingSystem.IsLinux())
        {
            // Names that are no text, and directories that their owner may not write to: both come out of images.
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
