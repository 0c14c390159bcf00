using System.Runtime.InteropServices;

namespace RegistryPull.Interop;

/// <summary>Two <c>struct timespec</c> of 64-bit Linux with the same time: of the last access and of the last
/// change.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct TimePair(long seconds, long nanoseconds)
{
    private readonly long _accessSeconds = seconds;
    private readonly long _accessNanoseconds = nanoseconds;
    private readonly long _seconds = seconds;
    private readonly long _nanoseconds = nanoseconds;
}
