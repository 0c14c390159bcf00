using Microsoft.Win32.SafeHandles;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>A file on the disk while it is written. It is opened when it is first used, and closed when its last blob
/// is complete.</summary>
/// <param name="path">Its path on the disk.</param>
/// <param name="length">Its length when it is complete, in bytes.</param>
/// <param name="blobs">How many blobs have bytes in it.</param>
/// <param name="isDurable">Whether it is synced before it is closed.</param>
internal sealed class PartialVolume(string path, long length, int blobs, bool isDurable) : IDisposable
{
    private readonly Lock _gate = new();
    private SafeFileHandle? _handle;
    private int _pending = blobs;

    /// <summary>Gets whether a new file gets its whole length and its room at once.</summary>
    public bool IsReserved { get; init; } = true;

    /// <summary>Closes a file that no blob has bytes in: it is complete with its known bytes.</summary>
    public void CloseWithoutBlobs()
    {
        if (_pending == 0)
        {
            Close();
        }
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(Open(), bytes, offset);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw OutputFailure.Unwritable(path, error);
        }
    }

    public int Read(Span<byte> buffer, long offset)
    {
        try
        {
            return RandomAccess.Read(Open(), buffer, offset);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw OutputFailure.Unreadable(path, error);
        }
    }

    /// <summary>Calls a function that makes the file, where there is none.</summary>
    public bool TryMake(Func<string, bool> place)
    {
        lock (_gate)
        {
            return OutputFailure.Guard(path, () =>
            {
                MakeFolder();
                return place(path);
            });
        }
    }

    /// <summary>Removes the file. The next write creates it again.</summary>
    public void Remove()
    {
        lock (_gate)
        {
            _handle?.Dispose();
            _handle = null;
            OutputFailure.Guard(path, () =>
            {
                MakeFolder();
                File.Delete(path);
            });
        }
    }

    /// <summary>Counts one more complete blob of the file.</summary>
    public void Complete()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
        {
            Close();
        }
    }

    /// <summary>Gives back the room of a range that holds nothing, because the run failed.</summary>
    public void Release(long offset, long count)
    {
        lock (_gate)
        {
            if (_handle is { IsClosed: false } handle)
            {
                FileReservation.Release(handle, offset, count);
            }
        }
    }

    public void Dispose() => _handle?.Dispose();

    private SafeFileHandle Open()
    {
        lock (_gate)
        {
            return _handle ??= OpenOrCreate();
        }
    }

    // A new file gets its whole length at once, so that a full disk fails before the first byte is fetched.
    private SafeFileHandle OpenOrCreate()
    {
        MakeFolder();
        var isNew = !File.Exists(path);
        var mode = isNew ? FileMode.CreateNew : FileMode.Open;
        var handle = File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            if (isNew && IsReserved)
            {
                FileReservation.Reserve(handle, path, length);
            }
            else if (!isNew && RandomAccess.GetLength(handle) != length)
            {
                RandomAccess.SetLength(handle, length);
            }

            return handle;
        }
        catch
        {
            handle.Dispose();
            if (isNew)
            {
                // The next run must ask for the room as well.
                File.Delete(path);
            }

            throw;
        }
    }

    private void MakeFolder() => Directory.CreateDirectory(Path.GetDirectoryName(path)!);

    private void Close() => OutputFailure.Guard(path, () =>
    {
        if (isDurable)
        {
            FileSystemSync.Flush(Open(), path);
        }

        Open().Dispose();
    });
}
