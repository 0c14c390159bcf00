namespace RegistryPull.Interop;

/// <summary>Finds out, before long work, whether its result can be written.</summary>
internal static class WritableFile
{
    /// <summary>Checks that a file can be made. Nothing is left behind, and directories that are missing are not
    /// made.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="advice">What to do when it cannot.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void ThrowIfNot(string path, string advice)
    {
        var folder = ExistingParent(path);
        var probe = Path.Combine(folder, $".regpull-{Path.GetRandomFileName()}");
        try
        {
            if (File.Exists(folder))
            {
                throw SystemError.Create($"{folder} is not a directory");
            }

            File.OpenHandle(probe, FileMode.CreateNew, FileAccess.Write, options: FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (SystemError.Is(error))
        {
            throw new OutputException(
                $"{TerminalText.Sanitize(path)} cannot be written: {SystemError.Describe(error)}; {advice}", error);
        }
    }

    private static string ExistingParent(string path)
    {
        var parent = Path.GetDirectoryName(path) ?? path;
        while (!Path.Exists(parent) && Path.GetDirectoryName(parent) is { } above)
        {
            parent = above;
        }

        return parent;
    }
}
