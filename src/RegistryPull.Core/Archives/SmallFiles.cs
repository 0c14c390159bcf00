using RegistryPull.Layers;

namespace RegistryPull.Archives;

/// <summary>The small files of an archive that is read once, from start to end. They are kept in memory, up to a
/// limit.</summary>
internal sealed class SmallFiles
{
    private const int MaxLength = 4 * 1024 * 1024;

    // The documents of some hundred images.
    private const long MaxTotal = 64 * 1024 * 1024;

    private readonly Dictionary<long, byte[]> _byOffset = [];
    private readonly Dictionary<long, byte[]> _starts = [];
    private long _total;

    /// <summary>Reads the content of a file, or its first bytes when it is too large to be kept.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="reader">The archive, at the file's content.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask AddAsync(ArchiveEntry entry, TarReader reader, CancellationToken cancellationToken)
    {
        if (entry.Length > MaxLength || _total + entry.Length > MaxTotal)
        {
            var length = (int)Math.Min(entry.Length, CompressionDetector.Length);
            _starts[entry.Offset] = await ReadAsync(reader, length, cancellationToken).ConfigureAwait(false);
            return;
        }

        _total += entry.Length;
        _byOffset[entry.Offset] =
            await ReadAsync(reader, (int)entry.Length, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the first bytes of a file.</summary>
    public ReadOnlyMemory<byte> FindStart(ArchiveEntry entry)
    {
        var start = Find(entry) ?? _starts[entry.Offset];
        return start.AsMemory(0, Math.Min(start.Length, CompressionDetector.Length));
    }

    /// <summary>Returns the content of a file; null when it was not kept.</summary>
    public byte[]? Find(ArchiveEntry entry) => _byOffset.GetValueOrDefault(entry.Offset);

    // The reader may return more than is asked for; the rest is not needed.
    private static async ValueTask<byte[]> ReadAsync(
        TarReader reader, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        for (var filled = 0; filled < length;)
        {
            var some = await reader.ContentAsync(cancellationToken).ConfigureAwait(false);
            var count = Math.Min(some.Length, length - filled);
            some[..count].CopyTo(bytes.AsMemory(filled));
            filled += count;
        }

        return bytes;
    }
}
