using System.Buffers;
using RegistryPull.Content;

namespace RegistryPull.Output.Resuming;

/// <summary>The slot of a blob in a partial file. Every write is recorded in the journal, so that the next run finds it
/// even after a kill.</summary>
internal sealed class BlobSlot(
    Descriptor blob,
    PartialFile file,
    BlobExtents extents,
    PartialJournal journal,
    Action<Descriptor, BlobOrigin> completed)
    : IBlobSlot
{
    private const int CheckedAtOnce = 256 * 1024;

    private readonly Lock _gate = new();

    public Descriptor Blob => blob;

    public string Path => file.Path;

    public long Offset => extents.Offset;

    public bool IsWholeFile => file.IsBlob;

    public long PresentFrom(long offset)
    {
        lock (_gate)
        {
            return Math.Min(extents.Ranges.PresentFrom(offset), blob.Size - offset);
        }
    }

    public long GapFrom(long offset)
    {
        lock (_gate)
        {
            return Math.Min(extents.Ranges.GapFrom(offset), blob.Size - offset);
        }
    }

    public string? ResumeToken
    {
        get => extents.ResumeToken;
        set
        {
            lock (_gate)
            {
                if (value is not null && value != extents.ResumeToken)
                {
                    journal.AddResumeToken(extents.Digest, value);
                }

                extents.ResumeToken = value;
            }
        }
    }

    public int Read(Span<byte> buffer, long offset)
    {
        var count = (int)Math.Min(buffer.Length, PresentFrom(offset));
        if (count == 0)
        {
            return 0;
        }

        return file.Read(buffer[..count], extents.Offset + offset);
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        if (offset < 0 || offset + bytes.Length > blob.Size)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), "outside the slot");
        }

        file.Write(bytes, extents.Offset + offset);
        Record(new Extent(offset, offset + bytes.Length, Checksum.Compute(bytes)));
    }

    public bool TryReplace(Func<string, bool> place)
    {
        Clear();
        if (!file.TryMake(place))
        {
            return false;
        }

        Record(new Extent(0, blob.Size, null));
        return true;
    }

    public bool ForgetDamaged()
    {
        lock (_gate)
        {
            var recorded = journal.ExtentsOf(extents);
            Extent[] sound = [.. recorded.Where(IsSound)];
            if (sound.Length == 0 || sound.Length == recorded.Count)
            {
                return false;
            }

            extents.Clear();
            journal.Forget(extents);
            Array.ForEach(sound, Record);
            return true;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            extents.Clear();
            journal.Forget(extents);
        }

        if (IsWholeFile)
        {
            // The file may be shared with a cache, and must not be written to.
            file.Remove();
        }
    }

    public void Complete(BlobOrigin origin)
    {
        file.Complete(extents.Offset, blob.Size);
        completed(blob, origin);
    }

    /// <summary>Gives back the room of what a failed run did not fetch.</summary>
    public void ReleaseGaps()
    {
        for (long offset = 0; offset < blob.Size;)
        {
            var gap = GapFrom(offset);
            file.Release(extents.Offset + offset, gap);
            offset += gap > 0 ? gap : PresentFrom(offset);
        }
    }

    private void Record(Extent extent)
    {
        lock (_gate)
        {
            extents.Ranges.Add(extent.Start, extent.End);
            journal.Add(extents, extent);
        }
    }

    private bool IsSound(Extent extent)
    {
        var (buffer, sum) = (ArrayPool<byte>.Shared.Rent(CheckedAtOnce), 0U);
        var at = extent.Start;
        for (int count; at < extent.End; at += count)
        {
            count = file.Read(buffer.AsSpan(0, (int)Math.Min(CheckedAtOnce, extent.End - at)), extents.Offset + at);
            if (count == 0)
            {
                break;
            }

            sum = Checksum.Compute(buffer.AsSpan(0, count), sum);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return at == extent.End && sum == extent.Sum;
    }
}
