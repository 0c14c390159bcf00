namespace RegistryPull.FileSystem;

/// <summary>Finds out whether others can change what this user relies on.</summary>
internal static class WriteAccess
{
    private const uint Root = 0;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Gets whether only this user and root can write to a file or directory, or to what a link leads
    /// to.</summary>
    /// <remarks>
    /// A volume without owners and modes (FAT, a share, a drive of Windows in WSL) gives every file the same ones. So
    /// an open mode counts only when a new file of this user's would be closed. Windows and its access lists are not
    /// looked at.
    /// </remarks>
    public static bool IsExclusive(string path)
    {
        if (FileStatus.TryRead(path) is not { } status)
        {
            return !OperatingSystem.IsMacOS() || !Path.Exists(path) || (File.GetUnixFileMode(path) & OthersWrite) == 0;
        }

        var isTrusted = status.IsOwn || status.Owner == Root;
        if (status.IsLink)
        {
            return isTrusted
                && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target
                && Path.Exists(target.FullName) && IsExclusive(target.FullName);
        }

        return (isTrusted && status.IsClosed) || IsUsual(path, status);
    }

    // Whether a new file, or a new directory, would belong to the same user and be open to the same others.
    private static bool IsUsual(string path, FileStatus status)
    {
        var folder = path;
        if (status.IsFile)
        {
            folder = Path.GetDirectoryName(path)!;
        }

        var probe = Path.Combine(folder, $".regpull-{Path.GetRandomFileName()}");
        try
        {
            Make(probe, status.IsFile);
            return FileStatus.TryRead(probe) is { } usual && usual.Owner == status.Owner && status.IsAsClosedAs(usual);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            return false;
        }
        finally
        {
            Remove(probe, status.IsFile);
        }
    }

    private static void Make(string probe, bool isFile)
    {
        if (isFile)
        {
            File.OpenHandle(probe, FileMode.CreateNew, FileAccess.Write).Dispose();
        }
        else
        {
            Directory.CreateDirectory(probe);
        }
    }

    private static void Remove(string probe, bool isFile)
    {
        try
        {
            if (isFile)
            {
                File.Delete(probe);
            }
            else
            {
                Directory.Delete(probe);
            }
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            // The probe was not created, or its directory does not allow its removal. The answer is the same.
        }
    }
}
