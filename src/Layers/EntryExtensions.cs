namespace RegistryPull.Layers;

/// <summary>The extended headers and GNU long names before an entry: what its own header has no room for.</summary>
internal sealed class EntryExtensions(TarSubject subject)
{
    private const byte Extended = (byte)'x';
    private const byte Global = (byte)'g';
    private const byte LongName = (byte)'L';
    private const byte LongTarget = (byte)'K';
    private const byte Label = (byte)'V';

    // A second of the same kind replaces the first. Writers use two or three; more are an attempt to take time.
    private const int MaxCount = 16;

    private int _count;
    private RawName? _name;
    private RawName? _target;

    public PaxRecords Pax { get; private set; } = PaxRecords.None;

    /// <summary>Gets the entry's path, when it is not the header's. The header of a sparse file has an invented path,
    /// for readers that do not know the format.</summary>
    /// <remarks>No program writes both of the others. Go takes GNU's, and so do docker and containerd.</remarks>
    public RawName? Path => (Pax.IsSparse ? Pax.Name("GNU.sparse.name") : null) ?? _name ?? Pax.Name("path");

    /// <summary>Gets the link's target, when it is not the header's.</summary>
    public RawName? Target => _target ?? Pax.Name("linkpath");

    public static bool IsExtension(byte type) => type is Extended or LongName or LongTarget || IsIgnored(type);

    public static bool IsIgnored(byte type) => type is Global or Label;

    public void Add(byte type, byte[] content)
    {
        if (++_count > MaxCount)
        {
            throw subject.Malformed($"has more than {MaxCount} extended headers before one entry");
        }

        switch (type)
        {
            case Extended:
                Pax = PaxRecords.Parse(content)
                    ?? throw subject.Malformed("has an extended header that cannot be read");
                break;
            case LongName:
                _name = Text(content);
                break;
            default:
                _target = Text(content);
                break;
        }
    }

    /// <summary>Checks that there are none, where no entry follows: at the end, and at a global header, at which Go
    /// forgets them.</summary>
    /// <exception cref="InvalidContentException">There are some.</exception>
    public void ThrowIfAny()
    {
        if (_count > 0)
        {
            throw subject.Malformed("has an extended header that no entry follows");
        }
    }

    private static RawName Text(byte[] content)
    {
        var end = content.AsSpan().IndexOf((byte)0);
        return RawName.FromBytes(end < 0 ? content : content.AsSpan(0, end));
    }
}
