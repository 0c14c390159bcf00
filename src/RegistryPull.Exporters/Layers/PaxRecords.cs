using System.Buffers.Text;
using System.Collections.Immutable;

namespace RegistryPull.Exporters.Layers;

/// <summary>An extended header: records of <c>LENGTH KEY=VALUE\n</c> about the entry that follows. The length decides where a record ends,
/// not the line: values are any bytes.</summary>
/// <remarks>POSIX.1-2024 pax, "pax Extended Header"; star's <c>SCHILY.xattr</c>.</remarks>
internal sealed class PaxRecords
{
    private const string ExtendedPrefix = "SCHILY.xattr.";

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _values = new(StringComparer.Ordinal);
    private readonly List<ExtendedAttribute> _extended = [];

    public static PaxRecords None { get; } = new();

    /// <summary>The extended attributes, each name once.</summary>
    public ImmutableArray<ExtendedAttribute> Extended => [.. _extended.GroupBy(static one => one.Name).Select(static same => same.Last())];

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

    public bool Has(string key) => _values.ContainsKey(key);

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
        if (equals <= 0)
        {
            return false;
        }

        var (key, value) = (RawName.Of(record.Span[..equals]).Latin1, record[(equals + 1)..]);
        if (key.StartsWith(ExtendedPrefix, StringComparison.Ordinal))
        {
            _extended.Add(new ExtendedAttribute(new RawName(key[ExtendedPrefix.Length..]), value));
        }
        else if (key is "GNU.sparse.offset" or "GNU.sparse.numbytes")
        {
            SparsePairs.Add(value);
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
}
