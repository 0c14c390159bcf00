using RegistryPull.Exporters.Rootfs.Compact;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>An entry of an applied layer. In the tree it is an inode: what is found at one path, or at
/// several.</summary>
/// <param name="Store">The tables of the image.</param>
/// <param name="Layer">The position of the layer in the image, from 0 for the base.</param>
/// <param name="Position">The position of the entry in the layer.</param>
internal readonly record struct ScannedEntry(TreeStore Store, int Layer, int Position)
{
    // A hard link may give its file merged attributes besides the link's.
    private const long FixedSize = ScannedRow.Size + (2 * AttributeTable.RowSize);

    // An attribute is an object, a name and an array.
    private const long ExtendedAttributeSize = 128;

    /// <summary>Gets the path that the layer has it at.</summary>
    public TreeEntry Path => new(Store, Row.Path);

    public EntryKind Kind => Row.Kind;

    /// <summary>Gets the target of a symbolic link, as the layer has it; empty for others.</summary>
    public RawName Target => Kind switch
    {
        EntryKind.SymbolicLink => RawName.FromBytes(Store.Texts[(int)Row.Own]),
        _ => RawName.Empty,
    };

    /// <summary>Gets the path that a hard link is another name of.</summary>
    public TreeEntry Existing => new(Store, (int)Row.Own);

    /// <summary>Gets the attributes; a later entry that links to a file changes them.</summary>
    public EntryAttributes Attributes => Store.Attributes[Row.Attributes];

    /// <summary>Gets the index of the attributes.</summary>
    public int AttributesIndex => Row.Attributes;

    /// <summary>Gets the length of the file in bytes, with its holes; 0 for what is not a file.</summary>
    public long Size => Kind switch
    {
        EntryKind.File => Row.Own,
        _ => 0,
    };

    /// <summary>Gets the parts that the layer holds; null when it holds the whole file.</summary>
    public SparseMap? Sparse => Store.Layers[Layer].SparseOf(Position);

    /// <summary>Gets the numbers of a device.</summary>
    public (uint Major, uint Minor) Device => Kind switch
    {
        EntryKind.CharacterDevice or EntryKind.BlockDevice => Row.ToDevice(),
        _ => default,
    };

    /// <summary>Gets how many bytes of content the layer holds.</summary>
    public long Stored => Sparse?.Stored ?? Size;

    /// <summary>Gets the path that is written as the file itself; the others are hard links to it. Null before the plan
    /// has one.</summary>
    public TreeEntry? FirstEntry => Row.FirstPath switch
    {
        0 => null,
        var first => new TreeEntry(Store, first),
    };

    private ref ScannedRow Row => ref Store.Layers[Layer][Position];

    /// <summary>Sets <see cref="FirstEntry"/>, unless there is one.</summary>
    /// <returns>Whether it was set.</returns>
    public bool TrySetFirst(TreeEntry entry)
    {
        ref var row = ref Row;
        if (row.FirstPath != 0)
        {
            return false;
        }

        row.FirstPath = entry.Index;
        return true;
    }

    /// <summary>Gives it other attributes.</summary>
    public void SetAttributes(in EntryAttributes attributes) => Row.Attributes = Store.Attributes.Add(attributes);

    /// <summary>Estimates how many bytes of memory an entry takes, its path aside.</summary>
    public static long MemoryOf(LayerEntry entry)
    {
        long extended = 0;
        foreach (var one in entry.Attributes.Extended)
        {
            extended += one.Value.Length + (one.Name.Latin1.Length * sizeof(char)) + ExtendedAttributeSize;
        }

        var sparse = (entry.Sparse?.Parts.Length ?? 0) * 2L * sizeof(long);
        return FixedSize + TextArena.SizeOf(entry.Target.Latin1.Length) + extended + sparse;
    }
}
