using Microsoft.Win32.SafeHandles;
using RegistryPull.Interop;

namespace RegistryPull.Cli.Terminal;

/// <summary>Keeps files from taking the place of a standard stream that was closed (<c>2&gt;&amp;-</c>).</summary>
/// <remarks>
/// The system gives a new file the lowest number that is free. A message to standard error would then be written into
/// an archive. Descriptors that this process or its runtime opened are closed on exec; inherited ones are not.
/// </remarks>
internal static class StandardStreams
{
    private const int Output = 1;
    private const int Error = 2;
    private const int Closed = -1;
    private const int ReadAndWrite = 2;

    /// <summary>Prepares the streams, before anything is opened.</summary>
    /// <returns>Whether standard output is open.</returns>
    public static bool Prepare()
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        var isOutputOpen = IsInherited(Output);
        if (!IsInherited(Error))
        {
            Console.SetError(TextWriter.Null);
        }

        while (ProcessCalls.GetDescriptorFlags(Error, ProcessCalls.GetFlags) == Closed)
        {
            if (!Occupy())
            {
                break;
            }
        }

        return isOutputOpen;
    }

    private static bool IsInherited(int descriptor) =>
        ProcessCalls.GetDescriptorFlags(descriptor, ProcessCalls.GetFlags) == 0;

    // The handle is given up without being closed, so that the number stays taken.
    private static bool Occupy()
    {
        SafeFileHandle handle = ProcessCalls.Open("/dev/null", ReadAndWrite);
        var isOpen = !handle.IsInvalid;
        handle.SetHandleAsInvalid();
        return isOpen;
    }
}
