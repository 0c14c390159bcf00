using System.Globalization;
using System.Text;
using System.Text.Unicode;
using RegistryPull.FileSystem;

namespace RegistryPull.Output.Resuming;

/// <summary>
/// The record of which bytes of which blobs a partial output holds, and where. Lines are only ever appended, each after its
/// bytes were written, so that what stands here was there. It says where to look, never that something is right: everything is hashed again.
/// Where the power fails, lines can outlive their bytes; the checksum tells which.
/// </summary>
/// <remarks><c>held DIGEST OFFSET START END[:CRC32C] PATH</c>: bytes START to END of the blob are in the file PATH, which holds the blob at OFFSET.
/// <c>from DIGEST WORD</c>: what the source said about them. <c>forget DIGEST</c>: they proved wrong.</remarks>
internal sealed class PartialJournal(string file) : IDisposable
{
    // Without a buffer: what is noted has left the program.
    private readonly FileStream _stream = new(file, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    private readonly Lock _gate = new();
    private byte[] _line = new byte[256];

    /// <summary>Starts a journal with what is known to be held.</summary>
    public static PartialJournal Create(string file, IEnumerable<BlobExtents> held)
    {
        var journal = new PartialJournal(file);
        foreach (var blob in held)
        {
            if (blob.ResumeToken is { } validator)
            {
                journal.AddResumeToken(blob.Digest, validator);
            }

            foreach (var piece in blob.Pieces)
            {
                journal.Add(blob, piece);
            }
        }

        return journal;
    }

    /// <summary>Reads what an earlier run recorded; a line that was cut off by its end counts as absent.</summary>
    public static IReadOnlyDictionary<Digest, BlobExtents> Read(string file)
    {
        var (held, validators) = (new Dictionary<Digest, BlobExtents>(), new Dictionary<Digest, string>());
        foreach (var line in File.Exists(file) ? Lines(file) : [])
        {
            if (line.Split(' ') is ["forget", var gone] && Digest.TryParse(gone, out var forgotten))
            {
                held.Remove(forgotten);
                validators.Remove(forgotten);
            }
            else if (line.Split(' ', 3) is ["from", var source, var word] && Digest.TryParse(source, out var blobOfWord))
            {
                validators[blobOfWord] = word;
            }
            else if (line.Split(' ', 6) is ["held", var text, var offset, var start, var end, var path]
                && Digest.TryParse(text, out var digest)
                && Number(offset) is { } at && Piece(start, end) is { } piece && piece.End <= long.MaxValue - at)
            {
                var blob = held.TryGetValue(digest, out var known) && known.IsAt(path, at) ? known : new BlobExtents(digest, path, at);
                blob.Add(piece);
                held[digest] = blob;
            }
        }

        foreach (var (digest, word) in validators.Where(pair => held.ContainsKey(pair.Key)))
        {
            held[digest].ResumeToken = word;
        }

        return held;
    }

    /// <summary>Notes what came of a blob. Happens all the time while one comes, and so allocates nothing.</summary>
    public void Add(BlobExtents blob, Extent piece)
    {
        lock (_gate)
        {
            int length;
            while (!TryWrite(blob, piece, out length))
            {
                _line = new byte[_line.Length * 2];
            }

            Write(_line.AsSpan(0, length));
        }
    }

    /// <summary>What stands of a blob in this journal.</summary>
    public IReadOnlyList<Extent> PiecesOf(BlobExtents blob) =>
        Read(file).TryGetValue(blob.Digest, out var noted) && noted.IsAt(blob.Path, blob.Offset) ? noted.Pieces : [];

    /// <summary>Notes what the source said about a blob's bytes; one line, without a line's end in it.</summary>
    public void AddResumeToken(Digest blob, string validator) => Append($"from {blob} {validator}");

    /// <summary>Takes back what was noted of a blob.</summary>
    public void Forget(BlobExtents blob) => Append($"forget {blob.Digest}");

    public void Dispose() => _stream.Dispose();

    // One at a time, for a large image has many; the last without its end is one that was cut off.
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

    private bool TryWrite(BlobExtents blob, Extent piece, out int length) => piece.Sum is { } sum
        ? Utf8.TryWrite(_line, CultureInfo.InvariantCulture, $"held {blob.Name} {blob.Offset} {piece.Start} {piece.End}:{sum:x8} {blob.Path}\n", out length)
        : Utf8.TryWrite(_line, CultureInfo.InvariantCulture, $"held {blob.Name} {blob.Offset} {piece.Start} {piece.End} {blob.Path}\n", out length);

    private void Append(string line)
    {
        lock (_gate)
        {
            Write(Encoding.UTF8.GetBytes(line + "\n"));
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
            throw OutputFailure.Of(file, error);
        }
    }

    private static Extent? Piece(string start, string end)
    {
        var (to, sum) = end.Split(':') is [var number, var hex] ? (number, hex) : (end, null);
        return Number(start) is { } first && Number(to) is { } last && first < last && Sum(sum, out var parsed) ? new Extent(first, last, parsed) : null;
    }

    private static bool Sum(string? hex, out uint? sum)
    {
        var isSum = uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        sum = isSum ? value : null;
        return isSum || hex is null;
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
