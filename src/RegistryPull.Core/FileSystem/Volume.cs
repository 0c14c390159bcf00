namespace RegistryPull.FileSystem;

/// <summary>The volume that a path is on.</summary>
internal static class Volume
{
    /// <summary>How many bytes this user may still write there; null where the system does not say, as for a share without a drive letter.</summary>
    public static long? FreeSpace(string path)
    {
        try
        {
            return new DriveInfo(path).AvailableFreeSpace;
        }
        catch (Exception error) when (OutputFailure.Is(error) || error is ArgumentException)
        {
            return null;
        }
    }
}
