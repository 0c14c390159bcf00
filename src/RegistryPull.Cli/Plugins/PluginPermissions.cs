namespace RegistryPull.Cli.Plugins;

/// <summary>A plug-in is a program that runs with the person's rights: one that anybody on the machine can change is
/// refused.</summary>
internal static class PluginPermissions
{
    /// <summary>Checks the plug-in, what lies beside it, and both folders above it.</summary>
    public static void Require(PluginFile file)
    {
        // On Windows a folder of the user's own is closed to others from the start, and what was opened was opened on
        // purpose.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = new DirectoryInfo(file.Folder);
        var inside = folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories);
        FileSystemInfo[] all = [folder.Parent!, folder, .. inside];
        if (Array.Find(all, IsOpenToAll) is { } open)
        {
            throw new InvalidRequestException(
                $"{file} is not loaded, because every user of this machine can change {open.FullName}: chmod o-w it, "
                + "if you trust what it holds");
        }
    }

    private static bool IsOpenToAll(FileSystemInfo entry) =>
        Target(entry) is { Exists: true } target && target.UnixFileMode.HasFlag(UnixFileMode.OtherWrite);

    // A link's own mode means nothing, and says that all may write.
    private static FileSystemInfo Target(FileSystemInfo entry) =>
        entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry;
}
