using System.Runtime.InteropServices;

namespace RegistryPull.FileSystem;

/// <summary>What the framework does not tell about a file: who owns it, and whether it is one at all.</summary>
/// <param name="IsOwn">Whether it belongs to the user of this process.</param>
/// <param name="IsOrdinary">Whether it is a file or a directory: no link, device, pipe or socket.</param>
internal readonly partial record struct FileStatus(bool IsOwn, bool IsOrdinary)
{
    // statx(2), linux/stat.h: the one structure that has the same layout on every machine.
    private const int StructureSize = 256;
    private const int LinksOffset = 16;
    private const int OwnerOffset = 20;
    private const int GroupOffset = 24;
    private const int ModeOffset = 28;
    private const int BlocksOffset = 48;
    private const int BlockSize = 512;
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint Wanted = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x400;
    private const int TypeMask = 0xF000;
    private const int OthersWrite = 0x12;
    private const int Directory = 0x4000;
    private const int File = 0x8000;

    /// <summary>Whether it is a file, and no directory.</summary>
    public bool IsFile { get; private init; }

    /// <summary>Whether the same bytes have another name: to write into one is to write into both.</summary>
    public bool HasOtherNames { get; private init; }

    /// <summary>The bits of its mode that let others than its owner write.</summary>
    private int WritableBy { get; init; }

    private uint Group { get; init; }

    /// <summary>What it takes on the disk, in bytes.</summary>
    public long Allocated { get; private init; }

    /// <summary>Asks about a path, and does not follow a link in its last part.</summary>
    /// <returns>Null when there is nothing, or on a system other than Linux, where this cannot be asked.</returns>
    public static FileStatus? Of(string path)
    {
        Span<byte> status = stackalloc byte[StructureSize];
        try
        {
            if (!OperatingSystem.IsLinux() || StatX(CurrentDirectory, path, NoFollow, Wanted, status) != 0)
            {
                return null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018.
            return null;
        }

        var mode = MemoryMarshal.Read<ushort>(status[ModeOffset..]);
        var type = mode & TypeMask;
        return new FileStatus(MemoryMarshal.Read<uint>(status[OwnerOffset..]) == User(), type is Directory or File)
        {
            IsFile = type == File,
            HasOtherNames = type == File && MemoryMarshal.Read<uint>(status[LinksOffset..]) > 1,
            WritableBy = mode & OthersWrite,
            Group = MemoryMarshal.Read<uint>(status[GroupOffset..]),
            Allocated = MemoryMarshal.Read<long>(status[BlocksOffset..]) * BlockSize,
        };
    }

    /// <summary>Whether nobody may write to this file who may not write to another.</summary>
    public bool IsAsClosedAs(FileStatus other) => (WritableBy & ~other.WritableBy) == 0 && (WritableBy == 0 || Group == other.Group);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int directory, string path, int flags, uint wanted, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint User();
}
