using System.Collections.Immutable;

namespace RegistryPull.Exporters.Layers;

/// <summary>What is known about a file besides its name and content.</summary>
internal sealed record EntryAttributes
{
    /// <summary>Of a directory that no layer describes but that something lies in.</summary>
    public static EntryAttributes ImpliedDirectory { get; } = new() { Mode = 0b111_101_101 };

    /// <summary>The permissions, with setuid, setgid and sticky: 12 bits.</summary>
    public required int Mode { get; init; }

    public uint User { get; init; }

    public uint Group { get; init; }

    public FileTime Modified { get; init; }

    public ImmutableArray<ExtendedAttribute> Extended { get; init; } = [];

    /// <summary>These in place of others, whose extended attributes stay where there are none of the name here.</summary>
    public EntryAttributes Over(EntryAttributes others) => others.Extended.IsEmpty ? this : this with
    {
        Extended = [.. others.Extended.Where(other => !Extended.Any(own => own.Name == other.Name)), .. Extended],
    };
}
