namespace RegistryPull.FileSystem;

/// <summary>The volume that a path is on.</summary>
internal static class Volume
{
    /// <summary>Gets how many bytes this user may still write where an output goes, whose directory may not exist
    /// yet.</summary>
    /// <inheritdoc cref="FreeSpace"/>
    public static long? FreeSpaceFor(string output)
    {
        var folder = Path.GetDirectoryName(output);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        if (folder is null)
        {
            return null;
        }

        return FreeSpace(folder);
    }

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

    /// <summary>Gets how many bytes one file can have there.</summary>
    /// <returns>Null where no limit is known.</returns>
    public static long? LargestFile(string path)
    {
        try
        {
            return LargestFileOf(new DriveInfo(path).DriveFormat);
        }
        catch (Exception error) when (OutputFailure.Is(error) || error is ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Returns how many bytes one file of a file system can have; null where no limit is known.</summary>
    /// <param name="format">The name of the file system: <c>vfat</c> and <c>msdos</c> are Linux's and macOS's for
    /// FAT.</param>
    public static long? LargestFileOf(string format) => format.ToUpperInvariant() switch
    {
        "FAT" or "FAT32" or "VFAT" or "MSDOS" => VolumeSetLayout.MaxFat32,
        _ => null,
    };
}
