using System.ComponentModel;
using System.Runtime.InteropServices;
using RegistryPull.Exporters.Layers;

namespace RegistryPull.Exporters.Rootfs.Linux;

/// <summary>What the system says when it does not do something.</summary>
internal static class LinuxFailure
{
    private const int NotPermitted = 1;
    private const int Invalid = 22;
    private const int NotSupported = 95;

    /// <exception cref="OutputException">The call failed.</exception>
    public static void ThrowIf(bool failed, RawName path)
    {
        if (failed)
        {
            throw new OutputException($"the output cannot be written, at {path}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        }
    }

    /// <summary>Lets pass what this user may not do or this file system does not have; anything else is a failure.</summary>
    /// <param name="failed">Whether the call failed.</param>
    /// <param name="path">What it was about.</param>
    /// <returns>Whether it was done.</returns>
    public static bool IsDone(bool failed, RawName path)
    {
        ThrowIf(failed && Marshal.GetLastPInvokeError() is not (NotPermitted or Invalid or NotSupported), path);
        return !failed;
    }
}
