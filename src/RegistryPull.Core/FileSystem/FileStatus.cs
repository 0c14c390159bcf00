using System.Runtime.InteropServices;
using RegistryPull.Interop;

namespace RegistryPull.FileSystem;

/// <summary>What the framework does not tell about a file: its owner, and what kind of file it is.</summary>
/// <param name="IsOwn">Whether the file belongs to the user of this process.</param>
/// <param name="IsOrdinary">Whether it is a file or a directory, and not a link, device, pipe or socket.</param>
internal readonly record struct FileStatus(bool IsOwn, bool IsOrdinary)
{
    // statx(2), linux/stat.h: the one structure that has the same layout on every processor.
    private const int StructureSize = 256;
    private const int LinksOffset = 16;
    private const int OwnerOffset = 20;
    private const int GroupOffset = 24;
    private const int ModeOffset = 28;
    private const int InodeOffset = 32;
    private const int BlocksOffset = 48;
    private const int BirthSecondsOffset = 80;
    private const int BirthNanosecondsOffset = 88;
    private const int BlockSize = 512;
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint Birth = 0x800;
    private const uint Wanted = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x100 | 0x400 | Birth;
    private const int TypeMask = 0xF000;
    private const int OthersWrite = 0x12;
    private const int Directory = 0x4000;
    private const int File = 0x8000;
    private const int Link = 0xA000;

    /// <summary>Gets whether it is a file, and not a directory.</summary>
    public bool IsFile { get; private init; }

    /// <summary>Gets whether it is a symbolic link.</summary>
    public bool IsLink { get; private init; }

    /// <summary>Gets whether the same bytes have another name: a write to one is a write to both.</summary>
    public bool HasOtherNames { get; private init; }

    /// <summary>Gets the number of the owner; 0 is root.</summary>
    public uint Owner { get; private init; }

    /// <summary>Gets how much room it takes on the disk, in bytes.</summary>
    public long Allocated { get; private init; }

    /// <summary>Gets what distinguishes it from another file that has the same path later.</summary>
    /// <remarks>Its number on the volume and, where the volume stores it, the time when it was made.</remarks>
    public (ulong Inode, long Seconds, uint Nanoseconds) Identity { get; private init; }

    /// <summary>Gets whether its mode lets its owner alone write.</summary>
    public bool IsClosed => WritableBy == 0;

    // The bits of the mode that let others than the owner write.
    private int WritableBy { get; init; }

    private uint Group { get; init; }

    /// <summary>Reads the status of a path. A link in its last part is not followed.</summary>
    /// <returns>Null when nothing is there, and on systems other than Linux, which have no such call.</returns>
    public static FileStatus? TryRead(string path)
    {
        // A C library from before 2018 does not have the call.
        if (!OperatingSystem.IsLinux() || !FileQueries.HasStatus)
        {
            return null;
        }

        Span<byte> status = stackalloc byte[StructureSize];
        if (FileQueries.GetStatus(CurrentDirectory, path, NoFollow, Wanted, status) != 0)
        {
            return null;
        }

        return Parse(status);
    }

    /// <summary>Returns whether every user that may write to this file may write to another one, too.</summary>
    public bool IsAsClosedAs(FileStatus other) =>
        (WritableBy & ~other.WritableBy) == 0 && (WritableBy == 0 || Group == other.Group);

    private static FileStatus Parse(ReadOnlySpan<byte> status)
    {
        var mode = MemoryMarshal.Read<ushort>(status[ModeOffset..]);
        var type = mode & TypeMask;
        var owner = MemoryMarshal.Read<uint>(status[OwnerOffset..]);
        return new FileStatus(owner == FileQueries.GetUser(), type is Directory or File)
        {
            IsFile = type == File,
            IsLink = type == Link,
            HasOtherNames = type == File && MemoryMarshal.Read<uint>(status[LinksOffset..]) > 1,
            Owner = owner,
            WritableBy = mode & OthersWrite,
            Group = MemoryMarshal.Read<uint>(status[GroupOffset..]),
            Identity = ParseIdentity(status),
            Allocated = MemoryMarshal.Read<long>(status[BlocksOffset..]) * BlockSize,
        };
    }

    private static (ulong Inode, long Seconds, uint Nanoseconds) ParseIdentity(ReadOnlySpan<byte> status)
    {
        var inode = MemoryMarshal.Read<ulong>(status[InodeOffset..]);
        var hasBirth = (MemoryMarshal.Read<uint>(status) & Birth) != 0;
        if (!hasBirth)
        {
            return (inode, 0, 0);
        }

        var seconds = MemoryMarshal.Read<long>(status[BirthSecondsOffset..]);
        return (inode, seconds, MemoryMarshal.Read<uint>(status[BirthNanosecondsOffset..]));
    }
}
