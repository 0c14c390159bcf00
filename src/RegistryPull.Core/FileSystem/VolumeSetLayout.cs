using System.Globalization;

namespace RegistryPull.FileSystem;

/// <summary>How the bytes of one file are divided into volumes of equal size. Pure.</summary>
/// <param name="Length">The number of all bytes.</param>
/// <param name="Size">The size of every volume but the last, in bytes; at least 1.</param>
internal readonly record struct VolumeSetLayout(long Length, long Size)
{
    /// <summary>The number of volumes that three digits can name.</summary>
    public const int MaxCount = 999;

    /// <summary>The most bytes that a file on FAT32 can have.</summary>
    /// <remarks>https://learn.microsoft.com/windows/win32/fileio/filesystem-functionality-comparison</remarks>
    public const long MaxFat32 = uint.MaxValue;

    /// <summary>Gets the number of volumes, at least 1.</summary>
    public long Count => Length switch
    {
        0 => 1,
        _ => ((Length - 1) / Size) + 1,
    };

    /// <summary>Returns the size of volumes for what was asked for.</summary>
    /// <remarks>4 GiB is one byte more than FAT32 takes, and is what people type for FAT32. The volumes are the same
    /// on every file system, because they are copied later.</remarks>
    public static long Fit(long size) => size switch
    {
        MaxFat32 + 1 => MaxFat32,
        _ => size,
    };

    /// <summary>Returns the ending of a volume's name, <c>001</c> for the first.</summary>
    /// <param name="volume">The number of the volume, from 0.</param>
    public static string NameOf(long volume) => (volume + 1).ToString("000", CultureInfo.InvariantCulture);

    /// <summary>Returns the number of bytes of a volume.</summary>
    /// <param name="volume">The number of the volume, from 0.</param>
    public long LengthOf(long volume) => Math.Min(Size, Length - (volume * Size));

    /// <summary>Returns the volume that a position is in; the end of the last volume is in it.</summary>
    public long VolumeAt(long position) => Math.Min(position / Size, Count - 1);

    /// <summary>Returns the volumes that a range touches; an empty range touches one.</summary>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">The number of bytes.</param>
    /// <returns>The first and the last of them.</returns>
    public (long First, long Last) Touched(long offset, long length) =>
        (VolumeAt(offset), VolumeAt(offset + Math.Max(length, 1) - 1));
}
