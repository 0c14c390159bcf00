using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace RegistryPull.FileSystem;

/// <summary>Removes a tree by the bytes of its names. The framework takes names for UTF-8, and cannot remove what is none.</summary>
[SupportedOSPlatform("linux")]
internal static partial class RawRemoval
{
    // fcntl.h of Linux; the same on every processor that .NET runs on, but for O_DIRECTORY and O_NOFOLLOW on ARM.
    private const int CurrentDirectory = -100;
    private const int RemoveDirectory = 0x200;
    private const int OwnerOnly = 0x1C0;
    private const int NoEntry = 2;
    private const int IsDirectory = 21;

    // struct dirent of 64-bit Linux, glibc and musl: inode, offset, a length of two bytes, a type of one, the name.
    private const int LengthOffset = 16;
    private const int NameOffset = 19;

    // O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW
    private static readonly int OpenDirectory = 0x80000 | (RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64
        ? 0x4000 | 0x8000
        : 0x10000 | 0x20000);

    /// <exception cref="IOException">Something cannot be removed.</exception>
    public static unsafe void Remove(string path)
    {
        fixed (byte* name = (byte[])[.. System.Text.Encoding.UTF8.GetBytes(path), 0])
        {
            Remove(CurrentDirectory, name, path);
        }
    }

    private static unsafe void Remove(int folder, byte* name, string path)
    {
        if (UnlinkAt(folder, name, 0) == 0 || Marshal.GetLastPInvokeError() == NoEntry)
        {
            return;
        }

        // Anything else that cannot be unlinked stays: to change its mode would be to follow a link.
        if (Marshal.GetLastPInvokeError() != IsDirectory)
        {
            throw Failure(path);
        }

        // It may have been made so that not even its owner can look into it.
        _ = ChangeModeAt(folder, name, OwnerOnly, 0);
        var opened = OpenAt(folder, name, OpenDirectory);
        var stream = opened < 0 ? 0 : OpenDirectoryStream(opened);
        if (stream == 0)
        {
            throw Failure(path);
        }

        try
        {
            for (byte* entry; (entry = ReadDirectory(stream)) is not null;)
            {
                var length = BinaryPrimitives.ReadUInt16LittleEndian(new ReadOnlySpan<byte>(entry + LengthOffset, sizeof(ushort)));
                var child = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameOffset);
                if (length > NameOffset && !child.SequenceEqual("."u8) && !child.SequenceEqual(".."u8))
                {
                    Remove(opened, entry + NameOffset, path);
                }
            }
        }
        finally
        {
            _ = CloseDirectory(stream);
        }

        if (UnlinkAt(folder, name, RemoveDirectory) != 0)
        {
            throw Failure(path);
        }
    }

    private static IOException Failure(string path) =>
        new($"{path} cannot be removed: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    private static unsafe partial int UnlinkAt(int folder, byte* name, int flags);

    [LibraryImport("libc", EntryPoint = "fchmodat", SetLastError = true)]
    private static unsafe partial int ChangeModeAt(int folder, byte* name, uint mode, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    private static unsafe partial int OpenAt(int folder, byte* name, int flags);

    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    private static partial nint OpenDirectoryStream(int opened);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    private static unsafe partial byte* ReadDirectory(nint stream);

    [LibraryImport("libc", EntryPoint = "closedir", SetLastError = true)]
    private static partial int CloseDirectory(nint stream);
}
