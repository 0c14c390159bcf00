using System.Buffers.Text;
using System.Collections.Immutable;

namespace RegistryPull.Exporters.Layers;

/// <summary>An extended header: records of <c>LENGTH KEY=VALUE\n</c> about the entry that follows. The length decides where a record ends,
/// not the line: values are any bytes.</summary>
/// <remarks>POSIX.1-2024 pax, "pax Extended Header"; star's <c>SCHILY.xattr</c>.</remarks>
internal sealed class PaxRecords
{
    private const string ExtendedPrefix = "SCHILY.xattr.";
    private const string SparseOffset = "GNU.sparse.offset";
    private const string SparseLength = "GNU.sparse.numbytes";

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _values = new(StringComparer.Ordinal);
    private readonly List<ExtendedAttribute> _extended = [];

    public static PaxRecords None { get; } = new();

    /// <summary>The extended attributes, each name once.</summary>
    public ImmutableArray<ExtendedAttribute> Extended => [.. _extended.GroupBy(static one => one.Name).Select(static same => same.Last())];

    /// <summary>Whether the file that follows is sparse, in any of the versions.</summary>
    public bool IsSparse => SparsePairs.Count > 0 || Has("GNU.sparse.map") || Has("GNU.sparse.major") || Has("GNU.sparse.minor");

    /// <summary>The pairs of an old sparse map, which repeats its keys: offsets and lengths in turn.</summary>
    public List<ReadOnlyMemory<byte>> SparsePairs { get; } = [];

    /// <summary>Reads a header's content.</summary>
    /// <returns>The records, or null when they are none.</returns>
    public static PaxRecords? Parse(ReadOnlyMemory<byte> content)
    {
        var records = new PaxRecords();
        while (!content.IsEmpty)
        {
            if (!Utf8Parser.TryParse(content.Span, out int length, out var digits)
                || length <= digits + 1 || length > content.Length || content.Span[digits] != ' ' || content.Span[length - 1] != '\n'
                || !records.TryAdd(content[(digits + 1)..(length - 1)]))
            {
                return null;
            }

            content = content[length..];
        }

        return records;
    }

    /// <summary>A value that is a name; null when there is none.</summary>
    public RawName? Name(string key) => _values.TryGetValue(key, out var value) ? RawName.Of(value.Span) : null;

    /// <summary>A value that is a number.</summary>
    /// <returns>False when there is one and it cannot be read.</returns>
    public bool TryNumber(string key, ref long? number) => !_values.TryGetValue(key, out var value) || TryParse(value.Span, out number);

    /// <summary>A time, seconds with a fraction.</summary>
    /// <returns>False when there is one and it cannot be read.</returns>
    public bool TryTime(string key, ref FileTime time) => !_values.TryGetValue(key, out var value) || PaxTime.TryParse(value.Span, out time);

    public ReadOnlyMemory<byte> Value(string key) => _values.GetValueOrDefault(key);

    public static bool TryParse(ReadOnlySpan<byte> text, out long? number)
    {
        var isNumber = Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length;
        number = isNumber ? value : null;
        return isNumber;
    }

    private bool TryAdd(ReadOnlyMemory<byte> record)
    {
        var equals = record.Span.IndexOf((byte)'=');
        if (equals <= 0 || record.Span[..equals].Contains((byte)0))
        {
            return false;
        }

        var (key, value) = (RawName.Of(record.Span[..equals]).Latin1, record[(equals + 1)..]);
        if (key.StartsWith(ExtendedPrefix, StringComparison.Ordinal))
        {
            // A copy: the entry lives as long as the export, and a few bytes must not keep the whole header with them.
            _extended.Add(new ExtendedAttribute(new RawName(key[ExtendedPrefix.Length..]), value.ToArray()));
        }
        else if (key is SparseOffset or SparseLength)
        {
            SparsePairs.Add(value);
            return key == (SparsePairs.Count % 2 == 1 ? SparseOffset : SparseLength);
        }
        else if (value.IsEmpty)
        {
            // An empty value takes the key back: the header's own field counts again.
            _values.Remove(key);
        }
        else
        {
            _values[key] = value;
        }

        return true;
    }

    private bool Has(string key) => _values.ContainsKey(key);
}
