namespace RegistryPull.Exporting;

/// <summary>The window of a blob in a staged file. Every write is noted in the journal, a line a megabyte, so that the next run finds it even after a kill.</summary>
internal sealed class StagedWindow(Descriptor blob, StagedFile file, HeldBlob held, StagingJournal journal) : IFileWindow
{
    private readonly Lock _gate = new();

    public Descriptor Blob => blob;

    public string Path => file.Path;

    public long Offset => held.Offset;

    public bool IsWholeFile => file.IsBlob;

    public long HeldFrom(long offset)
    {
        lock (_gate)
        {
            return Math.Min(held.Ranges.From(offset), blob.Size - offset);
        }
    }

    public long MissingFrom(long offset)
    {
        lock (_gate)
        {
            return Math.Min(held.Ranges.GapFrom(offset), blob.Size - offset);
        }
    }

    public string? Validator
    {
        get => held.Validator;
        set
        {
            lock (_gate)
            {
                if (value is not null && value != held.Validator)
                {
                    journal.AddValidator(held.Digest, value);
                }

                held.Validator = value;
            }
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
        Note(offset, offset + bytes.Length);
    }

    public bool TryReplace(Func<string, bool> place)
    {
        Clear();
        if (!file.TryMake(place))
        {
            return false;
        }

        Note(0, blob.Size);
        return true;
    }

    public void Clear()
    {
        lock (_gate)
        {
            held.Forget();
            journal.Forget(held);
        }

        if (IsWholeFile)
        {
            // Its bytes may be another file's too, and are not to be written over.
            file.Remove();
        }
    }

    public void Complete() => file.Complete();

    private void Note(long start, long end)
    {
        lock (_gate)
        {
            held.Ranges.Add(start, end);
            journal.Add(held, start, end);
        }
    }
}
