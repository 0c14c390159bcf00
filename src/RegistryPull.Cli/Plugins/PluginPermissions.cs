namespace RegistryPull.Cli.Plugins;

/// <summary>Refuses plug-ins that other users can change: a plug-in runs with the rights of its user.</summary>
internal static class PluginPermissions
{
    /// <summary>Checks the plug-in, what is beside it, and both folders above it.</summary>
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
