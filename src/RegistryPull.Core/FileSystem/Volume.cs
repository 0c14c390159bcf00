using System.Runtime.InteropServices;
using RegistryPull.Interop;

namespace RegistryPull.FileSystem;

/// <summary>The volume that a path is on.</summary>
internal static class Volume
{
    // TMPFS_MAGIC and RAMFS_MAGIC of statfs(2), and more bytes than its structure has on any processor.
    private const uint InMemory = 0x01021994;
    private const uint InPages = 0x858458f6;
    private const int StructureSize = 256;

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
    /// <returns>Null where the system does not say, as for a share without a drive letter.</returns>
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

    /// <summary>Gets whether the volume is the memory of the machine. Only Linux has such volumes.</summary>
    /// <remarks><see cref="DriveInfo.DriveFormat"/> reads the table of all mounts for it.</remarks>
    public static bool IsInMemory(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        Span<byte> status = stackalloc byte[StructureSize];
        return FileQueries.GetFileSystem(path, status) == 0
            && MemoryMarshal.Read<uint>(status) is InMemory or InPages;
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
