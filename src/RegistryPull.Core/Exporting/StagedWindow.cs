namespace RegistryPull.Exporting;

/// <summary>The window of a blob in a staged file. Every write is noted in the journal, a line a megabyte, so that the next run finds it even after a kill.</summary>
internal sealed class StagedWindow(Descriptor blob, StagedFile file, HeldBlob held, StagingJournal journal) : IBlobWindow
{
    private readonly Lock _gate = new();

    public Descriptor Blob => blob;

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
        lock (_gate)
        {
            held.Ranges.Add(offset, offset + bytes.Length);
            journal.Add(held, offset, offset + bytes.Length);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            held.Forget();
            journal.Forget(held);
        }
    }

    public void Complete() => file.Complete();
}
