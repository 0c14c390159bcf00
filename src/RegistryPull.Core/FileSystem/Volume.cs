namespace RegistryPull.FileSystem;

/// <summary>The volume that a path is on.</summary>
internal static class Volume
{
    /// <summary>Gets how many bytes this user may still write there.</summary>
    /// <returns>Null where the system does not tell, as for a share without a drive letter.</returns>
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

    /// <summary>Gets whether the volume is the memory of the machine.</summary>
    public static bool IsInMemory(string path)
    {
        try
        {
            return new DriveInfo(path).DriveFormat is "tmpfs" or "ramfs";
        }
        catch (Exception error) when (OutputFailure.Is(error) || error is ArgumentException)
        {
            return false;
        }
    }
}
