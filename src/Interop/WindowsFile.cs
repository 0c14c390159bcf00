namespace RegistryPull.Interop;

/// <summary>What Windows opens for a path that is to be a file.</summary>
internal static class WindowsFile
{
    /// <summary>Refuses a path that Windows opens a device or a hidden stream for.</summary>
    /// <param name="path">The path of a file that is to be written.</param>
    /// <param name="advice">What to do instead.</param>
    /// <exception cref="OutputException">The path is another thing than a file, and this is Windows.</exception>
    public static void ThrowIfOther(string path, string advice)
    {
        if (!OperatingSystem.IsWindows())
        {
            return;
        }

        if (WindowsDevice.Is(path))
        {
            throw new OutputException(
                $"{TerminalText.Sanitize(path)} is a device on Windows, not a file: {advice}");
        }

        if (WindowsStream.Is(path))
        {
            throw new OutputException(
                $"{TerminalText.Sanitize(path)} has a colon, and Windows would hide the content in a stream "
                + $"of the file before it: {advice}");
        }
    }
}
