using System.Buffers;
using RegistryPull.Content;

namespace RegistryPull.Output.Resuming;

/// <summary>The slot of a blob in a partial file. Every write is recorded in the journal, so that the next run finds it even after a kill.</summary>
internal sealed class BlobSlot(
    Descriptor blob, PartialFile file, BlobExtents held, PartialJournal journal, Action<Descriptor, BlobOrigin> completed) : IBlobSlot
{
    private const int CheckedAtOnce = 256 * 1024;

    private readonly Lock _gate = new();

    public Descriptor Blob => blob;

    public string Path => file.Path;

    public long Offset => held.Offset;

    public bool IsWholeFile => file.IsBlob;

    public long PresentFrom(long offset)
    {
        lock (_gate)
        {
            return Math.Min(held.Ranges.PresentFrom(offset), blob.Size - offset);
        }
    }

    public long GapFrom(long offset)
    {
        lock (_gate)
        {
            return Math.Min(held.Ranges.GapFrom(offset), blob.Size - offset);
        }
    }

    public string? ResumeToken
    {
        get => held.ResumeToken;
        set
        {
            lock (_gate)
            {
                if (value is not null && value != held.ResumeToken)
                {
                    journal.AddResumeToken(held.Digest, value);
                }

                held.ResumeToken = value;
            }
        }
    }

    public int Read(Span<byte> buffer, long offset)
    {
        var count = (int)Math.Min(buffer.Length, PresentFrom(offset));
        return count == 0 ? 0 : file.Read(buffer[..count], held.Offset + offset);
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        if (offset < 0 || offset + bytes.Length > blob.Size)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), "outside the slot");
        }

        file.Write(bytes, held.Offset + offset);
        Note(new Extent(offset, offset + bytes.Length, Checksum.Of(bytes)));
    }

    public bool TryReplace(Func<string, bool> place)
    {
        Clear();
        if (!file.TryMake(place))
        {
            return false;
        }

        Note(new Extent(0, blob.Size, null));
        return true;
    }

    public bool ForgetDamaged()
    {
        lock (_gate)
        {
            var pieces = journal.PiecesOf(held);
            Extent[] sound = [.. pieces.Where(IsSound)];
            if (sound.Length == 0 || sound.Length == pieces.Count)
            {
                return false;
            }

            held.Forget();
            journal.Forget(held);
            Array.ForEach(sound, Note);
            return true;
        }
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

    public void Complete(BlobOrigin origin)
    {
        file.Complete();
        completed(blob, origin);
    }

    private void Note(Extent piece)
    {
        lock (_gate)
        {
            held.Ranges.Add(piece.Start, piece.End);
            journal.Add(held, piece);
        }
    }

    private bool IsSound(Extent piece)
    {
        var (buffer, sum) = (ArrayPool<byte>.Shared.Rent(CheckedAtOnce), 0U);
        var at = piece.Start;
        for (int count; at < piece.End; at += count)
        {
            count = file.Read(buffer.AsSpan(0, (int)Math.Min(CheckedAtOnce, piece.End - at)), held.Offset + at);
            if (count == 0)
            {
                break;
            }

            sum = Checksum.Of(buffer.AsSpan(0, count), sum);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return at == piece.End && sum == piece.Sum;
    }
}
