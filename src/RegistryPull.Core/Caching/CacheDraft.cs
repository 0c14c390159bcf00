using RegistryPull.FileSystem;

namespace RegistryPull.Caching;

/// <summary>A blob that is being written into a cache, by one run at a time. It gets its name when it is complete and
/// on the disk.</summary>
internal sealed class CacheDraft : IDisposable
{
    // FileShare.None is the lock. Windows also needs FileShare.Delete, or the open file cannot be renamed.
    private static readonly FileShare Alone = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private readonly CacheFolder _folder;
    private readonly Digest _digest;
    private readonly PinnedDirectory _ingest;
    private readonly FileStream _held;
    private long _length;
    private bool _isDone;

    private CacheDraft(CacheFolder folder, Digest digest, PinnedDirectory ingest, FileStream held) =>
        (_folder, _digest, _ingest, _held) = (folder, digest, ingest, held);

    /// <summary>Begins to write a blob.</summary>
    /// <returns>Null when another run is writing it.</returns>
    public static CacheDraft? TryBegin(CacheFolder folder, Digest digest)
    {
        var ingest = folder.CreateIngest();
        try
        {
            var path = ingest.PathOf(CacheFolder.DraftName(digest));
            var held = TryOpen(path, FileMode.CreateNew);
            if (held is null && TryRemove(path))
            {
                held = TryOpen(path, FileMode.CreateNew);
            }

            if (held is not null)
            {
                return new CacheDraft(folder, digest, ingest, held);
            }
        }
        catch
        {
            ingest.Dispose();
            throw;
        }

        ingest.Dispose();
        return null;
    }

    /// <summary>Removes what a run left that was killed.</summary>
    /// <returns>Whether it is gone; a run that has it open keeps it.</returns>
    public static bool TryRemove(string path)
    {
        // Only a plain file is opened: opening a pipe would wait.
        using var left = OpenAbandoned(path);
        if (left is not null)
        {
            File.Delete(path);
        }

        return left is not null;
    }

    private static FileStream? OpenAbandoned(string path)
    {
        if (PlainFile.Is(path))
        {
            return TryOpen(path, FileMode.Open);
        }

        return null;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_held.SafeFileHandle, bytes, _length);
        _length += bytes.Length;
    }

    /// <summary>Brings the blob to the disk, and gives it its name.</summary>
    public void Finish(TimeProvider time)
    {
        FileSystemSync.Flush(_held.SafeFileHandle, _folder.DraftOf(_digest));
        _folder.Place(_held.Name, _digest, time);

        // From here on another run may create the draft's name, and any run may open the blob's.
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
            // The next run that writes this blob, or a prune, removes it.
        }

        _held.Dispose();
        _ingest.Dispose();
    }

    // An existing file is never written to: in a directory that others may write to, it could be a link.
    private static FileStream? TryOpen(string path, FileMode mode)
    {
        FileStream? held = null;
        try
        {
            held = new FileStream(path, mode, FileAccess.ReadWrite, Alone, bufferSize: 0);
            if (FileLock.IsStillLinked(held))
            {
                return held;
            }
        }
        catch (Exception error) when (FileLock.IsSharingViolation(error))
        {
            // Another run has it.
        }
        catch (UnauthorizedAccessException) when (Path.Exists(path))
        {
            // Another user has it.
        }

        held?.Dispose();
        return null;
    }
}
