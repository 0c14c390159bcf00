namespace RegistryPull.Layers;

/// <summary>Interprets a header, and what stands before it, as an entry.</summary>
internal static class EntryInterpreter
{
    private const int Permissions = 0b111_111_111_111;

    // PATH_MAX of Linux: no program could open what is longer.
    private const int MaxPath = 4096;

    // Leaves room for the padding without overflow.
    private const long MaxLength = long.MaxValue - HeaderBlock.Size;

    /// <param name="subject">The tar, for messages.</param>
    /// <param name="block">The header.</param>
    /// <param name="extensions">What stands before it.</param>
    /// <returns>The entry; its size is that of the content that follows.</returns>
    /// <exception cref="InvalidContentException">It cannot be read.</exception>
    public static LayerEntry Interpret(TarSubject subject, ReadOnlySpan<byte> block, EntryExtensions extensions)
    {
        var header = new HeaderBlock(block);
        var path = Name(subject, extensions.Path ?? Joined(header.Prefix, header.Name));
        var kind = Kind(subject, header.Type, path);
        var length = header.Length;
        if (!extensions.Pax.TryNumber("size", ref length) || length is not (>= 0 and <= MaxLength))
        {
            throw Unreadable(subject, path, "size");
        }

        return new LayerEntry
        {
            Kind = kind,
            Path = path,
            Target = kind switch
            {
                EntryKind.SymbolicLink or EntryKind.HardLink =>
                    Name(subject, extensions.Target ?? RawName.FromBytes(header.Target)),
                _ => RawName.Empty,
            },
            Attributes = Attributes(subject, path, header, extensions.Pax),

            // Only a file has content. Some old archives give links a size all the same, and nothing follows it: docker
            // and containerd agree.
            Size = kind == EntryKind.File ? length.Value : 0,
            Device = kind switch
            {
                EntryKind.CharacterDevice or EntryKind.BlockDevice => Device(subject, path, header),
                _ => default,
            },
        };
    }

    private static EntryKind Kind(TarSubject subject, byte type, RawName path) => type switch
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
        _ => throw subject.Malformed(
            $"has an entry of an unknown type, '{TerminalText.Sanitize(((char)type).ToString())}': {path}"),
    };

    private static EntryAttributes Attributes(TarSubject subject, RawName path, HeaderBlock header, PaxRecords pax)
    {
        var (user, group) = (header.User, header.Group);
        var modified = new FileTime(header.Modified ?? throw Unreadable(subject, path, "time"), 0);
        var areNumbers = pax.TryNumber("uid", ref user) && pax.TryNumber("gid", ref group);
        if (!areNumbers || user is not (>= 0 and <= uint.MaxValue) || group is not (>= 0 and <= uint.MaxValue))
        {
            throw Unreadable(subject, path, "owner");
        }

        if (!pax.TryTime("mtime", ref modified))
        {
            throw Unreadable(subject, path, "time");
        }

        var mode = header.Mode ?? throw Unreadable(subject, path, "mode");
        return new EntryAttributes
        {
            Mode = (int)(mode & Permissions),
            User = (uint)user.Value,
            Group = (uint)group.Value,
            Modified = modified,
            Extended = pax.Extended,
        };
    }

    private static (uint Major, uint Minor) Device(TarSubject subject, RawName path, HeaderBlock header) =>
        (DeviceNumber(header.DeviceMajor) ?? throw Unreadable(subject, path, "device number"),
            DeviceNumber(header.DeviceMinor) ?? throw Unreadable(subject, path, "device number"));

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

    private static RawName Name(TarSubject subject, RawName name) => name.Latin1 switch
    {
        "" => throw subject.Malformed("has an entry without a path, or a link without a target"),
        { Length: > MaxPath } => throw subject.Malformed($"has a name of more than {MaxPath} bytes: {name}"),
        var text when text.Contains('\0', StringComparison.Ordinal) =>
            throw subject.Malformed($"has a name with a zero in it: {name}"),
        _ => name,
    };

    private static InvalidContentException Unreadable(TarSubject subject, RawName path, string what) =>
        subject.Malformed($"has an entry whose {what} cannot be read: {path}");
}
