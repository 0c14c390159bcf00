using System.Runtime.InteropServices;

namespace RegistryPull.FileSystem;

/// <summary>Brings all that was written below a directory to the disk, before it gets its name.</summary>
internal static partial class FileSystemSync
{
    /// <summary>One call for the whole volume, on Linux: a call for each of a hundred thousand files would take minutes. Elsewhere the system decides when.</summary>
    public static void Of(string directory)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var opened = Open(directory, 0);
        if (opened >= 0)
        {
            // Its failure is the disk's, of which nothing is lost that was there before.
            _ = Sync(opened);
            _ = Close(opened);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "syncfs")]
    private static partial int Sync(int opened);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int opened);
}
