using System.Text;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>The log of which bytes of which blobs a partial output has, and where.</summary>
/// <remarks>
/// A line is appended after its bytes were written. The journal says where to look and never that bytes are right: all
/// of them are hashed again. After a power failure lines can outlive their bytes; the checksums tell which.
/// </remarks>
internal sealed class PartialJournal(string file) : IDisposable
{
    private readonly FileStream _stream = CreateFile(file);
    private readonly Lock _gate = new();
    private byte[] _line = new byte[256];

    /// <summary>Starts a journal with the bytes that are present already.</summary>
    public static PartialJournal Create(string file, IEnumerable<BlobExtents> present)
    {
        var journal = new PartialJournal(file);
        foreach (var blob in present)
        {
            if (blob.ResumeToken is { } token)
            {
                journal.AddResumeToken(blob.Digest, token);
            }

            foreach (var extent in blob.Extents)
            {
                journal.Add(blob, extent);
            }
        }

        return journal;
    }

    /// <summary>Reads what an earlier run recorded. A malformed line counts as absent.</summary>
    public static IReadOnlyDictionary<Digest, BlobExtents> Read(string file)
    {
        var (blobs, tokens) = (new Dictionary<Digest, BlobExtents>(), new Dictionary<Digest, string>());
        foreach (var line in File.Exists(file) ? Lines(file).Select(JournalFormat.Parse) : [])
        {
            Apply(line, blobs, tokens);
        }

        foreach (var (digest, token) in tokens.Where(pair => blobs.ContainsKey(pair.Key)))
        {
            blobs[digest].ResumeToken = token;
        }

        return blobs;
    }

    /// <summary>Records that bytes of a blob are present.</summary>
    public void Add(BlobExtents blob, Extent extent)
    {
        lock (_gate)
        {
            int length;
            while (!JournalFormat.TryFormat(_line, blob, extent, out length))
            {
                _line = new byte[_line.Length * 2];
            }

            Write(_line.AsSpan(0, length));
        }
    }

    /// <summary>Returns the bytes of a blob that this journal records.</summary>
    public IReadOnlyList<Extent> ExtentsOf(BlobExtents blob)
    {
        if (Read(file).TryGetValue(blob.Digest, out var recorded) && recorded.IsAt(blob.Path, blob.Offset))
        {
            return recorded.Extents;
        }

        return [];
    }

    /// <summary>Records the token that the source gave for a blob's bytes; one line, without a line's end in
    /// it.</summary>
    public void AddResumeToken(Digest blob, string token) => Append(JournalFormat.FormatResumeToken(blob, token));

    /// <summary>Takes back what was recorded of a blob.</summary>
    public void Forget(BlobExtents blob) => Append(JournalFormat.FormatForget(blob.Digest));

    public void Dispose() => _stream.Dispose();

    private static void Apply(
        JournalLine? line, Dictionary<Digest, BlobExtents> blobs, Dictionary<Digest, string> tokens)
    {
        switch (line)
        {
            case JournalLine.Forget:
                blobs.Remove(line.Blob);
                tokens.Remove(line.Blob);
                break;
            case JournalLine.ResumeToken token:
                tokens[token.Blob] = token.Token;
                break;
            case JournalLine.Present present:
                Add(present, blobs);
                break;
        }
    }

    // A blob has one place: a line for another one replaces what was recorded.
    private static void Add(JournalLine.Present present, Dictionary<Digest, BlobExtents> blobs)
    {
        if (!blobs.TryGetValue(present.Blob, out var blob) || !blob.IsAt(present.Path, present.Offset))
        {
            blob = new BlobExtents(present.Blob, present.Path, present.Offset);
            blobs[present.Blob] = blob;
        }

        blob.Add(present.Extent);
    }

    // One at a time, because a large image has many. A last line without its end was cut off.
    private static IEnumerable<string> Lines(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        var line = new StringBuilder();
        for (int letter; (letter = reader.Read()) >= 0;)
        {
            if (letter != '\n')
            {
                line.Append((char)letter);
                continue;
            }

            yield return line.ToString();
            line.Clear();
        }
    }

    private void Append(string line)
    {
        lock (_gate)
        {
            Write(Encoding.UTF8.GetBytes(line));
        }
    }

    private void Write(ReadOnlySpan<byte> line)
    {
        try
        {
            _stream.Write(line);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw OutputFailure.Unwritable(file, error);
        }
    }

    // A new file, because the one of an earlier run may have another name elsewhere. It has no buffer: a line that was
    // added has left the program.
    private static FileStream CreateFile(string file)
    {
        File.Delete(file);
        return new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }
}
