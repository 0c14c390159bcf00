using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Interop;

/// <summary>A file of Linux that is open for writing.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxFile(SafeFileHandle handle) : ILinuxFile
{
    public LinuxError Write(ReadOnlySpan<byte> bytes, long offset)
    {
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                var count = LinuxCalls.Write(handle, start + done, bytes.Length - done, offset + done);
                if (LinuxCalls.ErrorOf(count) is not (LinuxError.None or LinuxError.Interrupted) and var error)
                {
                    return error;
                }

                done += Math.Max(count, 0);
            }
        }

        return LinuxError.None;
    }

    public LinuxError SetLength(long length) => LinuxCalls.ErrorOf(LinuxCalls.SetLength(handle, length));

    public LinuxError ChangeOwner(uint user, uint group) =>
        LinuxCalls.ErrorOf(LinuxCalls.ChangeOwner(handle, user, group));

    public LinuxError ChangeMode(uint mode) => LinuxCalls.ErrorOf(LinuxCalls.ChangeMode(handle, mode));

    public LinuxError SetAttribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        fixed (byte* key = name, bytes = value)
        {
            return LinuxCalls.ErrorOf(LinuxCalls.SetAttribute(handle, key, bytes, value.Length, 0));
        }
    }

    public LinuxError SetTimes(long seconds, long nanoseconds)
    {
        var times = new TimePair(seconds, nanoseconds);
        return LinuxCalls.ErrorOf(LinuxCalls.SetTimes(handle, &times));
    }

    public void Dispose() => handle.Dispose();
}
