using System.Collections.Immutable;

namespace RegistryPull.Layers;

/// <summary>What a layer says about a file besides its path and content.</summary>
internal readonly record struct EntryAttributes
{
    public EntryAttributes()
    {
    }

    /// <summary>Gets the attributes of a directory that no layer describes but that something is in.</summary>
    public static EntryAttributes ImpliedDirectory { get; } = new() { Mode = 0b111_101_101 };

    /// <summary>Gets the permissions, with setuid, setgid and sticky: 12 bits.</summary>
    public required int Mode { get; init; }

    public uint User { get; init; }

    public uint Group { get; init; }

    public FileTime Modified { get; init; }

    public ImmutableArray<ExtendedAttribute> Extended { get; init; } = [];

    /// <summary>Returns these attributes, with the extended attributes of others whose names these do not
    /// have.</summary>
    public EntryAttributes MergedOver(EntryAttributes others)
    {
        if (others.Extended.IsEmpty)
        {
            return this;
        }

        if (Extended.IsEmpty)
        {
            return this with { Extended = others.Extended };
        }

        var names = Extended.Select(static one => one.Name).ToHashSet();
        var inherited = others.Extended.Where(other => !names.Contains(other.Name));
        return this with { Extended = [.. inherited, .. Extended] };
    }
}
