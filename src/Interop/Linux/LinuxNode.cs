using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Interop;

/// <summary>What is at a path below an open directory.</summary>
/// <param name="directory">The directory.</param>
/// <param name="directoryPath">Its path, zero-terminated: there is no call that sets the attributes of a link relative
/// to a directory before Linux 6.13.</param>
/// <param name="path">The path below it, zero-terminated.</param>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxNode(SafeFileHandle directory, byte[] directoryPath, byte[] path) : ILinuxNode
{
    public LinuxError ChangeOwner(uint user, uint group)
    {
        fixed (byte* name = path)
        {
            return LinuxCalls.ErrorOf(LinuxCalls.ChangeOwnerAt(directory, name, user, group, LinuxCalls.NoFollow));
        }
    }

    public LinuxError ChangeMode(uint mode)
    {
        fixed (byte* name = path)
        {
            return LinuxCalls.ErrorOf(LinuxCalls.ChangeModeAt(directory, name, mode, 0));
        }
    }

    public LinuxError SetAttribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        byte[] whole = [.. directoryPath.AsSpan(..^1), (byte)'/', .. path];
        fixed (byte* place = whole, key = name, bytes = value)
        {
            return LinuxCalls.ErrorOf(LinuxCalls.SetAttributeAt(place, key, bytes, value.Length, 0));
        }
    }

    public LinuxError SetTimes(long seconds, long nanoseconds)
    {
        var times = new TimePair(seconds, nanoseconds);
        fixed (byte* name = path)
        {
            return LinuxCalls.ErrorOf(LinuxCalls.SetTimesAt(directory, name, &times, LinuxCalls.NoFollow));
        }
    }
}
