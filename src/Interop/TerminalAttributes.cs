using System.Runtime.InteropServices;

namespace RegistryPull.Interop;

/// <summary>The calls about the settings of a Unix terminal.</summary>
/// <remarks>termios(3).</remarks>
internal static partial class TerminalAttributes
{
    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    public static partial int Get(int descriptor, Span<byte> settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    public static partial int Set(int descriptor, int when, ReadOnlySpan<byte> settings);
}
