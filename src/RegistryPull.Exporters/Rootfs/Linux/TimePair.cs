using System.Runtime.InteropServices;
using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>Two <c>struct timespec</c> of 64-bit Linux, of the last access and the last change: both are when the layer says the file was changed.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct TimePair(FileTime modified)
{
    private readonly long _accessSeconds = modified.Seconds;
    private readonly long _accessNanoseconds = modified.Nanoseconds;
    private readonly long _seconds = modified.Seconds;
    private readonly long _nanoseconds = modified.Nanoseconds;
}
