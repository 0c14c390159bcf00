using System.Globalization;

namespace RegistryPull.Exporting;

/// <summary>
/// The record of which bytes of which blobs a partial output holds, and where. Lines are only ever appended, each after its
/// bytes were written, so that what stands here was there. It says where to look, never that something is right: everything is hashed again.
/// </summary>
/// <remarks><c>held DIGEST OFFSET START END PATH</c>: bytes START to END of the blob are in the file PATH, which holds the blob at OFFSET.
/// <c>from DIGEST WORD</c>: what the source said about them. <c>forget DIGEST</c>: they proved wrong.</remarks>
internal sealed class StagingJournal(string file) : IDisposable
{
    private readonly StreamWriter _writer = new(file, append: false) { AutoFlush = true, NewLine = "\n" };
    private readonly Lock _gate = new();

    /// <summary>Starts a journal with what is known to be held.</summary>
    public static StagingJournal Create(string file, IEnumerable<HeldBlob> held)
    {
        var journal = new StagingJournal(file);
        foreach (var blob in held)
        {
            if (blob.Validator is { } validator)
            {
                journal.AddValidator(blob.Digest, validator);
            }

            foreach (var (start, end) in blob.Ranges.All)
            {
                journal.Add(blob, start, end);
            }
        }

        return journal;
    }

    /// <summary>Reads what an earlier run recorded; a line that was cut off by its end counts as absent.</summary>
    public static IReadOnlyDictionary<Digest, HeldBlob> Read(string file)
    {
        var (held, validators) = (new Dictionary<Digest, HeldBlob>(), new Dictionary<Digest, string>());
        foreach (var line in File.Exists(file) ? File.ReadAllText(file).Split('\n').SkipLast(1) : [])
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
                && Number(offset) is { } at && Number(start) is { } from && Number(end) is { } to && from < to && to <= long.MaxValue - at)
            {
                var blob = held.TryGetValue(digest, out var known) && known.IsAt(path, at) ? known : new HeldBlob(digest, path, at);
                blob.Ranges.Add(from, to);
                held[digest] = blob;
            }
        }

        foreach (var (digest, word) in validators.Where(pair => held.ContainsKey(pair.Key)))
        {
            held[digest].Validator = word;
        }

        return held;
    }

    public void Add(HeldBlob blob, long start, long end) =>
        Append(string.Create(CultureInfo.InvariantCulture, $"held {blob.Digest} {blob.Offset} {start} {end} {blob.Path}"));

    /// <summary>Notes what the source said about a blob's bytes; one line, without a line's end in it.</summary>
    public void AddValidator(Digest blob, string validator) => Append($"from {blob} {validator}");

    /// <summary>Takes back what was noted of a blob.</summary>
    public void Forget(HeldBlob blob) => Append($"forget {blob.Digest}");

    public void Dispose() => _writer.Dispose();

    private void Append(string line)
    {
        lock (_gate)
        {
            OutputFailure.Guard(file, () => _writer.WriteLine(line));
        }
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
