using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Interop;

/// <summary>A directory of Linux that is open.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxDirectory : ILinuxDirectory
{
    private readonly SafeFileHandle _handle;
    private readonly byte[] _path;

    private LinuxDirectory(SafeFileHandle handle, byte[] path) => (_handle, _path) = (handle, path);

    /// <summary>Opens a directory. A link is not followed.</summary>
    /// <param name="path">Its path, zero-terminated.</param>
    /// <param name="directory">The directory; null when the call failed.</param>
    public static LinuxError Open(byte[] path, out LinuxDirectory? directory)
    {
        fixed (byte* name = path)
        {
            var handle = LinuxCalls.Open(name, LinuxCalls.OpenDirectory);
            var error = LinuxCalls.ErrorOf(handle.IsInvalid ? -1 : 0);
            directory = error switch
            {
                LinuxError.None => new LinuxDirectory(handle, path),
                _ => null,
            };
            return error;
        }
    }

    public LinuxError CreateFile(ReadOnlySpan<byte> path, uint mode, out ILinuxFile? file)
    {
        fixed (byte* name = path)
        {
            var handle = LinuxCalls.OpenAt(_handle, name, LinuxCalls.CreateNew, mode);
            var error = LinuxCalls.ErrorOf(handle.IsInvalid ? -1 : 0);
            file = error switch
            {
                LinuxError.None => new LinuxFile(handle),
                _ => null,
            };
            return error;
        }
    }

    public LinuxError MakeDirectory(ReadOnlySpan<byte> path, uint mode)
    {
        fixed (byte* name = path)
        {
            return LinuxCalls.ErrorOf(LinuxCalls.MakeDirectoryAt(_handle, name, mode));
        }
    }

    public LinuxError MakeSymbolicLink(ReadOnlySpan<byte> target, ReadOnlySpan<byte> path)
    {
        fixed (byte* to = target, name = path)
        {
            return LinuxCalls.ErrorOf(LinuxCalls.MakeSymbolicLinkAt(to, _handle, name));
        }
    }

    public LinuxError MakeHardLink(ReadOnlySpan<byte> existing, ReadOnlySpan<byte> path)
    {
        fixed (byte* from = existing, name = path)
        {
            return LinuxCalls.ErrorOf(LinuxCalls.MakeHardLinkAt(_handle, from, _handle, name, 0));
        }
    }

    public LinuxError MakeNode(ReadOnlySpan<byte> path, uint mode, ulong device)
    {
        fixed (byte* name = path)
        {
            return LinuxCalls.ErrorOf(LinuxCalls.MakeNodeAt(_handle, name, mode, device));
        }
    }

    public ILinuxNode Get(ReadOnlySpan<byte> path) => new LinuxNode(_handle, _path, path.ToArray());

    public void Dispose() => _handle.Dispose();
}
