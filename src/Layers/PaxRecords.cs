using System.Buffers.Text;
using System.Collections.Immutable;

namespace RegistryPull.Layers;

/// <summary>An extended header: records of <c>LENGTH KEY=VALUE\n</c> about the entry that follows.</summary>
/// <remarks>
/// POSIX.1-2024 pax, "pax Extended Header"; star's <c>SCHILY.xattr</c>. The length decides where a record ends, because
/// values are any bytes.
/// </remarks>
internal sealed class PaxRecords
{
    private const string ExtendedPrefix = "SCHILY.xattr.";
    private const string SparseOffset = "GNU.sparse.offset";
    private const string SparseLength = "GNU.sparse.numbytes";

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _values = new(StringComparer.Ordinal);
    private readonly List<ExtendedAttribute> _extended = [];

    public static PaxRecords None { get; } = new();

    /// <summary>Gets the extended attributes, each name once.</summary>
    public ImmutableArray<ExtendedAttribute> Extended =>
        [.. _extended.GroupBy(static one => one.Name).Select(static same => same.Last())];

    /// <summary>Gets whether the file that follows is sparse, in any of the versions.</summary>
    public bool IsSparse =>
        SparsePairs.Count > 0 || Has("GNU.sparse.map") || Has("GNU.sparse.major") || Has("GNU.sparse.minor");

    /// <summary>Gets the numbers of a sparse map of version 0.0, which repeats its keys: offsets and lengths in
    /// turn.</summary>
    public List<ReadOnlyMemory<byte>> SparsePairs { get; } = [];

    /// <summary>Parses the content of an extended header.</summary>
    /// <returns>The records; null when the content is malformed.</returns>
    public static PaxRecords? Parse(ReadOnlyMemory<byte> content)
    {
        var records = new PaxRecords();
        while (!content.IsEmpty)
        {
            if (Record(content) is not { } record || !records.TryAdd(record))
            {
                return null;
            }

            // Its length, a blank, the record and the line end.
            content = content[(content.Span.IndexOf((byte)' ') + record.Length + 2)..];
        }

        return records;
    }

    /// <summary>Gets a value that is a name; null when there is none.</summary>
    public RawName? Name(string key)
    {
        if (_values.TryGetValue(key, out var value))
        {
            return RawName.FromBytes(value.Span);
        }

        return null;
    }

    /// <summary>Reads a value that is a number.</summary>
    /// <returns>False when there is one and it cannot be read.</returns>
    public bool TryNumber(string key, ref long? number)
    {
        if (_values.TryGetValue(key, out var value))
        {
            number = ParseNumber(value.Span);
            return number is not null;
        }

        return true;
    }

    /// <summary>Reads a value that is a time: seconds with a fraction.</summary>
    /// <returns>False when there is one and it cannot be read.</returns>
    public bool TryTime(string key, ref FileTime time) =>
        !_values.TryGetValue(key, out var value) || PaxTime.TryParse(value.Span, out time);

    /// <summary>Gets a value; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Value(string key) => _values.GetValueOrDefault(key);

    /// <summary>Parses a decimal number.</summary>
    /// <returns>The number; null when the text is not one.</returns>
    public static long? ParseNumber(ReadOnlySpan<byte> text)
    {
        if (Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length)
        {
            return value;
        }

        return null;
    }

    // The first record, without its length and the line end.
    private static ReadOnlyMemory<byte>? Record(ReadOnlyMemory<byte> content)
    {
        var text = content.Span;
        var isRecord = Utf8Parser.TryParse(text, out int length, out var digits)
            && length > digits + 1 && length <= text.Length && text[digits] == ' ' && text[length - 1] == '\n';
        if (isRecord)
        {
            return content[(digits + 1)..(length - 1)];
        }

        return null;
    }

    private bool TryAdd(ReadOnlyMemory<byte> record)
    {
        var equals = record.Span.IndexOf((byte)'=');
        if (equals <= 0 || record.Span[..equals].Contains((byte)0))
        {
            return false;
        }

        var (key, value) = (RawName.FromBytes(record.Span[..equals]).Latin1, record[(equals + 1)..]);
        if (key is SparseOffset or SparseLength)
        {
            SparsePairs.Add(value);
            return key == (SparsePairs.Count % 2 == 1 ? SparseOffset : SparseLength);
        }

        Add(key, value);
        return true;
    }

    private void Add(string key, ReadOnlyMemory<byte> value)
    {
        if (key.StartsWith(ExtendedPrefix, StringComparison.Ordinal))
        {
            // A copy: the entry lives as long as the export, and must not keep the whole header alive.
            _extended.Add(new ExtendedAttribute(new RawName(key[ExtendedPrefix.Length..]), value.ToArray()));
        }
        else if (value.IsEmpty)
        {
            // An empty value removes the key: the header's own field counts again.
            _values.Remove(key);
        }
        else
        {
            _values[key] = value;
        }
    }

    private bool Has(string key) => _values.ContainsKey(key);
}
