namespace RegistryPull.Exporters.Layers;

/// <summary>Interprets a header, and what stands before it, as an entry.</summary>
internal static class EntryInterpreter
{
    private const int Permissions = 0b111_111_111_111;

    // PATH_MAX of Linux: no program could open what is longer.
    private const int MaxPath = 4096;

    // Leaves room for the padding without overflow.
    private const long MaxLength = long.MaxValue - HeaderBlock.Size;

    /// <param name="layer">The layer, for messages.</param>
    /// <param name="block">The header.</param>
    /// <param name="extensions">What stands before it.</param>
    /// <returns>The entry; its size is that of the content that follows.</returns>
    /// <exception cref="InvalidContentException">It cannot be read.</exception>
    public static LayerEntry Interpret(Descriptor layer, ReadOnlySpan<byte> block, EntryExtensions extensions)
    {
        var header = new HeaderBlock(block);
        var path = Name(layer, extensions.Path ?? Joined(header.Prefix, header.Name));
        var kind = Kind(layer, header.Type, path);
        var length = header.Length;
        if (!extensions.Pax.TryNumber("size", ref length) || length is not (>= 0 and <= MaxLength))
        {
            throw Unreadable(layer, path, "size");
        }

        return new LayerEntry
        {
            Kind = kind,
            Path = path,
            Target = kind switch
            {
                EntryKind.SymbolicLink or EntryKind.HardLink =>
                    Name(layer, extensions.Target ?? RawName.FromBytes(header.Target)),
                _ => RawName.Empty,
            },
            Attributes = Attributes(layer, path, header, extensions.Pax),

            // Only a file has content. Some old archives give links a size all the same, and nothing follows it: docker
            // and containerd agree.
            Size = kind == EntryKind.File ? length.Value : 0,
            Device = kind switch
            {
                EntryKind.CharacterDevice or EntryKind.BlockDevice => Device(layer, path, header),
                _ => default,
            },
        };
    }

    private static EntryKind Kind(Descriptor layer, byte type, RawName path) => type switch
    {
        // Before POSIX a directory was a file with a slash at its end.
        (byte)'\0' or (byte)'0' when type == 0 && path.Latin1.EndsWith('/') => EntryKind.Directory,
        (byte)'\0' or (byte)'0' or (byte)'7' or OldSparseFormat.Type => EntryKind.File,
        (byte)'1' => EntryKind.HardLink,
        (byte)'2' => EntryKind.SymbolicLink,
        (byte)'3' => EntryKind.CharacterDevice,
        (byte)'4' => EntryKind.BlockDevice,
        (byte)'5' => EntryKind.Directory,
        (byte)'6' => EntryKind.Fifo,
        _ => throw MalformedLayer.Create(
            layer, $"has an entry of an unknown type, '{TerminalText.Sanitize(((char)type).ToString())}': {path}"),
    };

    private static EntryAttributes Attributes(Descriptor layer, RawName path, HeaderBlock header, PaxRecords pax)
    {
        var (user, group) = (header.User, header.Group);
        var modified = new FileTime(header.Modified ?? throw Unreadable(layer, path, "time"), 0);
        var areNumbers = pax.TryNumber("uid", ref user) && pax.TryNumber("gid", ref group);
        if (!areNumbers || user is not (>= 0 and <= uint.MaxValue) || group is not (>= 0 and <= uint.MaxValue))
        {
            throw Unreadable(layer, path, "owner");
        }

        if (!pax.TryTime("mtime", ref modified))
        {
            throw Unreadable(layer, path, "time");
        }

        var mode = header.Mode ?? throw Unreadable(layer, path, "mode");
        return new EntryAttributes
        {
            Mode = (int)(mode & Permissions),
            User = (uint)user.Value,
            Group = (uint)group.Value,
            Modified = modified,
            Extended = pax.Extended,
        };
    }

    private static (uint Major, uint Minor) Device(Descriptor layer, RawName path, HeaderBlock header) =>
        (DeviceNumber(header.DeviceMajor) ?? throw Unreadable(layer, path, "device number"),
            DeviceNumber(header.DeviceMinor) ?? throw Unreadable(layer, path, "device number"));

    private static uint? DeviceNumber(long? number) => number switch
    {
        >= 0 and <= uint.MaxValue => (uint)number.Value,
        _ => null,
    };

    private static RawName Joined(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name)
    {
        if (prefix.IsEmpty)
        {
            return RawName.FromBytes(name);
        }

        return new RawName($"{RawName.FromBytes(prefix).Latin1}/{RawName.FromBytes(name).Latin1}");
    }

    private static RawName Name(Descriptor layer, RawName name) => name.Latin1 switch
    {
        "" => throw MalformedLayer.Create(layer, "has an entry without a path, or a link without a target"),
        { Length: > MaxPath } => throw MalformedLayer.Create(layer, $"has a name of more than {MaxPath} bytes: {name}"),
        var text when text.Contains('\0', StringComparison.Ordinal) =>
            throw MalformedLayer.Create(layer, $"has a name with a zero in it: {name}"),
        _ => name,
    };

    private static InvalidContentException Unreadable(Descriptor layer, RawName path, string what) =>
        MalformedLayer.Create(layer, $"has an entry whose {what} cannot be read: {path}");
}
