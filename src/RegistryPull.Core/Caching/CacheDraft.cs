using RegistryPull.FileSystem;


namespace RegistryPull.Caching;

/// <summary>A blob on its way into a cache: one run at a time writes it, and it has its name when it is whole and on the disk.</summary>
internal sealed class CacheDraft : IDisposable
{
    // To have it open is to have it alone. On Windows, what is open must be given the right to get another name.
    private static readonly FileShare Alone = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private readonly CacheFolder _folder;
    private readonly Digest _digest;
    private readonly FileStream _held;
    private long _length;
    private bool _isDone;

    private CacheDraft(CacheFolder folder, Digest digest, FileStream held) => (_folder, _digest, _held) = (folder, digest, held);

    /// <summary>Begins to write a blob.</summary>
    /// <returns>Null when another run is just doing so.</returns>
    public static CacheDraft? TryBegin(CacheFolder folder, Digest digest)
    {
        var path = folder.DraftOf(digest);
        Directory.CreateDirectory(folder.Ingest);
        var held = TryOpen(path, FileMode.CreateNew) ?? (TryRemove(path) ? TryOpen(path, FileMode.CreateNew) : null);
        return held is null ? null : new CacheDraft(folder, digest, held);
    }

    /// <summary>Removes what a run has left that was killed.</summary>
    /// <returns>Whether it is gone; a run that has it open keeps it.</returns>
    public static bool TryRemove(string path)
    {
        // Only a plain file is opened: to open a pipe is to wait.
        using var left = PlainFiles.IsOne(path) ? TryOpen(path, FileMode.Open) : null;
        if (left is not null)
        {
            File.Delete(path);
        }

        return left is not null;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_held.SafeFileHandle, bytes, _length);
        _length += bytes.Length;
    }

    /// <summary>Brings it to the disk, and gives it its name.</summary>
    public void Finish(TimeProvider time)
    {
        RandomAccess.FlushToDisk(_held.SafeFileHandle);
        _folder.Place(_held.Name, _digest, time);

        // Its old name may be another run's from here on, and its new one is for everybody.
        _isDone = true;
        _held.Dispose();
    }

    public void Dispose()
    {
        try
        {
            if (!_isDone)
            {
                File.Delete(_held.Name);
            }
        }
        catch (Exception error) when (CacheAccess.IsFailure(error))
        {
            // The next run that writes this blob, or a prune, takes it away.
        }

        _held.Dispose();
    }

    // A file that is there is never written into: in a directory that others may write to, it could be a link to anything.
    private static FileStream? TryOpen(string path, FileMode mode)
    {
        FileStream? held = null;
        try
        {
            held = new FileStream(path, mode, FileAccess.ReadWrite, Alone, bufferSize: 0);
            if (FileLock.HasItsName(held))
            {
                return held;
            }
        }
        catch (Exception error) when (FileLock.IsOthers(error) || (error is UnauthorizedAccessException && Path.Exists(path)))
        {
            // Another run has it, or another user.
        }

        held?.Dispose();
        return null;
    }
}
