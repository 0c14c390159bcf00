using RegistryPull.Interop;

namespace RegistryPull.Cli;

/// <summary>What a process can inherit that keeps a command from running.</summary>
internal static class StartConditions
{
    /// <summary>Makes a file above <c>ulimit -f</c> an error of the write (EFBIG). By default the system would end the
    /// process: setrlimit(2).</summary>
    public static void IgnoreFileSizeSignal()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = ProcessCalls.SetSignal(ProcessCalls.FileSizeExceeded, ProcessCalls.Ignore);
        }
    }

    /// <summary>Finds the reason why no command can run; the parser of the command line needs a current directory as
    /// well.</summary>
    /// <param name="hasOutput">Whether standard output is open.</param>
    /// <returns>Null when there is none.</returns>
    public static OutputException? Find(bool hasOutput)
    {
        if (!hasOutput)
        {
            return new OutputException("standard output is closed: redirect it to a file, or to /dev/null");
        }

        if (WorkingDirectory.TryGet() is null)
        {
            return new OutputException("the current directory does not exist any more: change to another one");
        }

        return null;
    }
}
