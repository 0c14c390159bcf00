namespace RegistryPull.Exporting;

/// <summary>The window of a blob in a staged file. What it holds is noted in the journal, so that the next run finds it.</summary>
internal sealed class StagedWindow(Descriptor blob, StagedFile file, HeldBlob held, StagingJournal journal) : IBlobWindow
{
    // At most this much of what had arrived is fetched again after a kill.
    private const long NoteEvery = 4 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly ByteRanges _unnoted = new();
    private long _unnotedBytes;

    public Descriptor Blob => blob;

    public long HeldFrom(long offset)
    {
        lock (_gate)
        {
            return Math.Min(held.Ranges.From(offset), blob.Size - offset);
        }
    }

    public int Read(Span<byte> buffer, long offset)
    {
        var count = (int)Math.Min(buffer.Length, HeldFrom(offset));
        return count == 0 ? 0 : file.Read(buffer[..count], held.Offset + offset);
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        if (offset < 0 || offset + bytes.Length > blob.Size)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), "outside the window");
        }

        file.Write(bytes, held.Offset + offset);
        lock (_gate)
        {
            held.Ranges.Add(offset, offset + bytes.Length);
            _unnoted.Add(offset, offset + bytes.Length);
            _unnotedBytes += bytes.Length;
            if (_unnotedBytes >= NoteEvery)
            {
                NoteLocked();
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            held.Ranges.Clear();
            _unnoted.Clear();
            _unnotedBytes = 0;
            journal.Forget(held);
        }
    }

    public void Complete()
    {
        Note();
        file.Complete();
    }

    /// <summary>Brings the journal up to date.</summary>
    public void Note()
    {
        lock (_gate)
        {
            NoteLocked();
        }
    }

    private void NoteLocked()
    {
        foreach (var (start, end) in _unnoted.All)
        {
            journal.Add(held, start, end);
        }

        _unnoted.Clear();
        _unnotedBytes = 0;
    }
}
