using System.Runtime.InteropServices;

namespace RegistryPull.Interop;

/// <summary>Creates hard links, which the framework cannot.</summary>
internal static partial class HardLink
{
    /// <summary>Gives a file another name.</summary>
    /// <param name="path">The new name.</param>
    /// <param name="existing">The file.</param>
    /// <returns>Whether it was created; not every volume has hard links.</returns>
    public static bool TryCreate(string path, string existing)
    {
        if (OperatingSystem.IsWindows())
        {
            return CreateOnWindows(path, existing, 0);
        }

        return CreateOnUnix(existing, path) == 0;
    }

    [LibraryImport(
        "kernel32", EntryPoint = "CreateHardLinkW", StringMarshalling = StringMarshalling.Utf16, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial bool CreateOnWindows(string path, string existing, nint security);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int CreateOnUnix(string existing, string path);
}
