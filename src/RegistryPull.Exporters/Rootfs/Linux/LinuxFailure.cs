using System.Runtime.InteropServices;
using RegistryPull.Interop;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>Distinguishes what this user or file system cannot preserve from what is a failure.</summary>
internal static class LinuxFailure
{
    /// <exception cref="OutputException">The call failed.</exception>
    public static void ThrowIfFailed(LinuxError error, TreeEntry entry)
    {
        if (error != LinuxError.None)
        {
            throw new OutputException($"cannot write the output, at {Describe(entry)}: {Describe(error)}");
        }
    }

    /// <summary>Accepts that the user may not do something, or that the file system does not have it.</summary>
    /// <returns>Whether it was done.</returns>
    /// <exception cref="OutputException">The call failed for another reason.</exception>
    public static bool IsDone(LinuxError error, TreeEntry entry)
    {
        if (error is LinuxError.NotPermitted or LinuxError.Invalid or LinuxError.NotSupported)
        {
            return false;
        }

        ThrowIfFailed(error, entry);
        return true;
    }

    /// <summary>Accepts that an extended attribute cannot be stored.</summary>
    /// <returns>Whether it is stored.</returns>
    /// <exception cref="OutputException">The call failed for another reason.</exception>
    /// <remarks>xattr(7): file systems have their own limits for attributes. They return ENOSPC when the disk is not
    /// full.</remarks>
    public static bool IsAttributeStored(LinuxError error, TreeEntry entry) => error switch
    {
        LinuxError.AccessDenied or LinuxError.TooBig or LinuxError.OutOfRange or LinuxError.NameTooLong => false,
        LinuxError.NoSpace or LinuxError.QuotaExceeded => false,
        _ => IsDone(error, entry),
    };

    /// <summary>Returns the text of the C library for an error.</summary>
    public static string Describe(LinuxError error) => Marshal.GetPInvokeErrorMessage((int)error);

    private static string Describe(TreeEntry entry) => entry.Parent switch
    {
        null => "its root directory",
        _ => entry.ToString(),
    };
}
