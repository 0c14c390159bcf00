using System.Runtime.InteropServices;

namespace RegistryPull.Interop;

/// <summary>The calls that tell about files and the user of this process.</summary>
/// <remarks>statx(2), geteuid(2).</remarks>
internal static partial class FileQueries
{
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetStatus(int folder, string path, int flags, uint wanted, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint GetUser();
}
