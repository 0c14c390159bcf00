using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace RegistryPull.Interop;

/// <summary>The calls that query files and the user of this process.</summary>
/// <remarks>statx(2), statfs(2), geteuid(2).</remarks>
internal static unsafe partial class FileQueries
{
    private const string StatusName = "statx";

    // Found while the program runs, because glibc has it since 2.28 only: a native command that is linked with it would
    // not start with an older one (docs/decisions/0066-the-native-command-needs-an-old-glibc.md).
    private static readonly delegate* unmanaged<int, byte*, int, uint, byte*, int> StatusCall = FindStatusCall();

    /// <summary>Gets whether the C library has statx(2).</summary>
    public static bool HasStatus => StatusCall != null;

    /// <summary>Calls statx(2), only when <see cref="HasStatus"/>.</summary>
    public static int GetStatus(int folder, string path, int flags, uint wanted, Span<byte> status)
    {
        var name = Utf8StringMarshaller.ConvertToUnmanaged(path);
        try
        {
            fixed (byte* to = status)
            {
                return StatusCall(folder, name, flags, wanted, to);
            }
        }
        finally
        {
            Utf8StringMarshaller.Free(name);
        }
    }

    /// <summary>Gets the status of the file system that a path is on; its kind is in the first four bytes.</summary>
    [LibraryImport("libc", EntryPoint = "statfs", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetFileSystem(string path, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint GetUser();

    // The program itself stands for the libraries that it was linked with: dlopen(3).
    private static delegate* unmanaged<int, byte*, int, uint, byte*, int> FindStatusCall()
    {
        var isFound = NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), StatusName, out var address);
        if (!isFound)
        {
            return null;
        }

        return (delegate* unmanaged<int, byte*, int, uint, byte*, int>)address;
    }
}
