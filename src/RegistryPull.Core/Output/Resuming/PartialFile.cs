using Microsoft.Win32.SafeHandles;
using RegistryPull.Exporting;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>A planned file while it is written. It is opened when it is first used, and closed when its last blob is
/// complete.</summary>
/// <param name="plan">What it consists of.</param>
/// <param name="path">Its path on the disk.</param>
/// <param name="isDurable">Whether it is synced before it is closed.</param>
internal sealed class PartialFile(PlannedFile plan, string path, bool isDurable) : IDisposable
{
    private readonly Lock _gate = new();
    private SafeFileHandle? _handle;
    private int _pending = plan.Segments.Count(static segment => segment is FileSegment.Blob);

    public PlannedFile Plan => plan;

    public string Path => path;

    /// <summary>Gets whether the file is one blob and nothing else.</summary>
    public bool IsBlob => plan.Segments is [FileSegment.Blob];

    /// <summary>Writes the known bytes.</summary>
    public void WriteKnown()
    {
        long offset = 0;
        foreach (var segment in plan.Segments)
        {
            if (segment is FileSegment.Bytes known)
            {
                Write(known.Content.Span, offset);
            }

            offset += segment.Length;
        }

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
    public void Release(long offset, long length)
    {
        lock (_gate)
        {
            if (_handle is { IsClosed: false } handle)
            {
                FileReservation.Release(handle, offset, length);
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
            if (isNew)
            {
                FileReservation.Reserve(handle, path, plan.Length);
            }
            else if (RandomAccess.GetLength(handle) != plan.Length)
            {
                RandomAccess.SetLength(handle, plan.Length);
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

    private void MakeFolder() => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);

    private void Close() => OutputFailure.Guard(path, () =>
    {
        if (isDurable)
        {
            FileSystemSync.Flush(Open(), path);
        }

        Open().Dispose();
    });
}
