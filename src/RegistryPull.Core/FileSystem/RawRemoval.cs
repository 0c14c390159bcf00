using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using RegistryPull.Interop;

namespace RegistryPull.FileSystem;

/// <summary>Removes a tree by the bytes of its names. The framework reads names as UTF-8, and cannot remove
/// others.</summary>
[SupportedOSPlatform("linux")]
internal static class RawRemoval
{
    // fcntl.h and errno.h of Linux; the same on every processor that .NET runs on.
    private const int CurrentDirectory = -100;
    private const int RemoveDirectory = 0x200;
    private const int OwnerOnly = 0x1C0;
    private const int NoEntry = 2;
    private const int IsDirectory = 21;

    // struct dirent of 64-bit Linux, glibc and musl: inode, offset, a length of two bytes, a type of one, the name.
    private const int LengthOffset = 16;
    private const int NameOffset = 19;

    /// <summary>Removes a file, or a directory with everything in it. Links are removed, not followed.</summary>
    /// <exception cref="IOException">Something cannot be removed.</exception>
    public static unsafe void Remove(string path)
    {
        using var current = new SafeFileHandle(CurrentDirectory, ownsHandle: false);
        fixed (byte* name = (byte[])[.. System.Text.Encoding.UTF8.GetBytes(path), 0])
        {
            Remove(current, name, path);
        }
    }

    private static unsafe void Remove(SafeFileHandle folder, byte* name, string path)
    {
        if (DirectoryCalls.UnlinkAt(folder, name, 0) == 0 || Marshal.GetLastPInvokeError() == NoEntry)
        {
            return;
        }

        // Anything else that cannot be unlinked stays: a change of its mode would follow a link.
        if (Marshal.GetLastPInvokeError() != IsDirectory)
        {
            throw SystemError.Last(path);
        }

        // An image can make a directory that not even its owner may look into.
        _ = DirectoryCalls.ChangeModeAt(folder, name, OwnerOnly, 0);
        using (var opened = DirectoryCalls.OpenAt(folder, name, OpenFlags.Directory | OpenFlags.NoFollow))
        {
            RemoveEntries(opened, path);
        }

        if (DirectoryCalls.UnlinkAt(folder, name, RemoveDirectory) != 0)
        {
            throw SystemError.Last(path);
        }
    }

    private static unsafe void RemoveEntries(SafeFileHandle folder, string path)
    {
        using var stream = OpenStream(folder, path);
        for (byte* entry; (entry = DirectoryCalls.ReadEntry(stream)) is not null;)
        {
            var field = new ReadOnlySpan<byte>(entry + LengthOffset, sizeof(ushort));
            var length = BinaryPrimitives.ReadUInt16LittleEndian(field);
            var child = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameOffset);
            if (length > NameOffset && !child.SequenceEqual("."u8) && !child.SequenceEqual(".."u8))
            {
                Remove(folder, entry + NameOffset, path);
            }
        }
    }

    // fdopendir(3) takes ownership of its descriptor, so it gets one that was opened for it.
    private static DirectoryStreamHandle OpenStream(SafeFileHandle folder, string path)
    {
        if (folder.IsInvalid)
        {
            throw SystemError.Last(path);
        }

        using var listed = DirectoryCalls.OpenAt(folder, ".", OpenFlags.Directory);
        DirectoryStreamHandle? stream = null;
        if (!listed.IsInvalid)
        {
            stream = DirectoryCalls.OpenStream(listed);
        }

        if (stream is null or { IsInvalid: true })
        {
            throw SystemError.Last(path);
        }

        listed.SetHandleAsInvalid();
        return stream;
    }
}
