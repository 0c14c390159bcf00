namespace RegistryPull.Exporters.Layers;

/// <summary>What stands before an entry and says more about it than its header can: extended headers, and GNU's long names.</summary>
internal sealed class EntryExtensions(Descriptor layer)
{
    private const byte Extended = (byte)'x';
    private const byte Global = (byte)'g';
    private const byte LongName = (byte)'L';
    private const byte LongTarget = (byte)'K';
    private const byte Label = (byte)'V';

    // Each is of one kind, and a second of the same kind takes its place; more than a few is somebody trying something.
    private const int Most = 16;

    private int _count;
    private RawName? _name;
    private RawName? _target;

    public PaxRecords Pax { get; private set; } = PaxRecords.None;

    /// <summary>The entry's path, when it is not the header's. That of a sparse file is a made-up one, for readers who do not know them.</summary>
    /// <remarks>No program writes both of the others. Go takes GNU's, and so do docker and containerd.</remarks>
    public RawName? Path => (Pax.IsSparse ? Pax.Name("GNU.sparse.name") : null) ?? _name ?? Pax.Name("path");

    /// <summary>The link's target, when it is not the header's.</summary>
    public RawName? Target => _target ?? Pax.Name("linkpath");

    public static bool IsOne(byte type) => type is Extended or LongName or LongTarget || IsPassedOver(type);

    public static bool IsPassedOver(byte type) => type is Global or Label;

    public void Add(byte type, byte[] content)
    {
        if (++_count > Most)
        {
            throw MalformedLayer.Of(layer, $"has more than {Most} extended headers before one entry");
        }

        switch (type)
        {
            case Extended:
                Pax = PaxRecords.Parse(content) ?? throw MalformedLayer.Of(layer, "has an extended header that cannot be read");
                break;
            case LongName:
                _name = Text(content);
                break;
            default:
                _target = Text(content);
                break;
        }
    }

    /// <summary>Where no entry follows that they could be about: at the end, and at a header about the archive, from which Go starts afresh.</summary>
    /// <exception cref="InvalidContentException">There are some.</exception>
    public void ThrowIfAny()
    {
        if (_count > 0)
        {
            throw MalformedLayer.Of(layer, "has an extended header that no entry follows");
        }
    }

    private static RawName Text(byte[] content)
    {
        var end = content.AsSpan().IndexOf((byte)0);
        return RawName.Of(end < 0 ? content : content.AsSpan(0, end));
    }
}
