using Microsoft.Win32.SafeHandles;

namespace RegistryPull.Cli.Terminal;

/// <summary>Opens standard output for an archive.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    // The framework's console stream ignores that a pipe was closed, and a FileStream reports it. For a file the
    // console stream is right: it moves the offset that the shell shares with this process.
    public static Stream Open()
    {
        if (!OperatingSystem.IsWindows())
        {
            var pipe = new FileStream(
                new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek)
            {
                return pipe;
            }
        }

        return Console.OpenStandardOutput();
    }
}
