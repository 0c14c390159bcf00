using System.Collections.Immutable;

namespace RegistryPull.Layers;

/// <summary>Collects the parts of a sparse file, and checks them: in order, none overlapping another, all inside the
/// file, as many bytes as there are.</summary>
internal sealed class SparseMapBuilder
{
    /// <summary>How many parts are read; a file has a few hundred.</summary>
    public const int MaxParts = 100_000;

    private readonly ImmutableArray<SparsePart>.Builder _parts = ImmutableArray.CreateBuilder<SparsePart>();
    private long _end;
    private long _stored;

    /// <summary>Gets how many parts were added, empty ones too.</summary>
    public int Count { get; private set; }

    /// <summary>Gets whether all parts so far can be those of a file.</summary>
    public bool IsValid { get; private set; } = true;

    /// <summary>Adds a part.</summary>
    /// <param name="offset">Its offset; null when it cannot be read.</param>
    /// <param name="length">Its length; null when it cannot be read.</param>
    public void Add(long? offset, long? length)
    {
        Count++;
        IsValid = IsValid && Count <= MaxParts && offset >= _end && length >= 0 && length <= long.MaxValue - offset;
        if (!IsValid)
        {
            return;
        }

        var part = new SparsePart(offset!.Value, length!.Value);
        (_end, _stored) = (part.Offset + part.Length, _stored + part.Length);
        if (part.Length > 0)
        {
            _parts.Add(part);
        }
    }

    /// <summary>Marks the map as one that cannot be read.</summary>
    public void Invalidate() => IsValid = false;

    /// <summary>Builds the map.</summary>
    /// <param name="size">The length of the file with its holes; null when it cannot be read.</param>
    /// <param name="stored">How many bytes of the file the layer holds.</param>
    /// <returns>The map; null when it is not valid.</returns>
    public SparseMap? Build(long? size, long stored)
    {
        if (IsValid && size >= _end && _stored == stored)
        {
            return new SparseMap(_parts.ToImmutable());
        }

        return null;
    }
}
