using RegistryPull.FileSystem;

namespace RegistryPull.Output;

/// <summary>A small file beside an output, which is complete or absent.</summary>
internal static class CompanionFile
{
    /// <summary>Writes a file, in place of the one that is there.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="OutputException">It cannot be written, or is a device or a pipe.</exception>
    public static void Write(string path, byte[] bytes)
    {
        OutputPath.ValidateFile(path);
        OutputFailure.Guard(path, () =>
        {
            DraftFile.Replace(path, file => file.Write(bytes));
            FileSystemSync.FlushDirectory(Path.GetDirectoryName(path)!);
        });
    }
}
