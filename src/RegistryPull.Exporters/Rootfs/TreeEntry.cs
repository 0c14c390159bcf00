using RegistryPull.Exporters.Rootfs.Compact;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>A path of an image, stored as its directory and its name, and what is found there.</summary>
/// <remarks>Whole paths are not stored: a few long ones would name thousands of directories, and repeat all of
/// them.</remarks>
/// <param name="Store">The tables of the image.</param>
/// <param name="Index">The row of the path.</param>
internal readonly record struct TreeEntry(TreeStore Store, int Index)
{
    /// <summary>Gets the directory; null for the root.</summary>
    public TreeEntry? Parent => Index switch
    {
        0 => null,
        _ => new TreeEntry(Store, Row.Parent),
    };

    /// <summary>Gets the name in its directory; empty for the root.</summary>
    public RawName Name => RawName.FromBytes(NameBytes);

    /// <inheritdoc cref="Name"/>
    public ReadOnlySpan<byte> NameBytes => Store.Texts[Row.Name];

    /// <summary>Gets the last layer that put this entry, or an entry below it; -1 for none.</summary>
    public int Layer => Row.Layer;

    /// <summary>Gets the length of the path in bytes.</summary>
    public int PathLength => Row.PathLength;

    /// <summary>Gets whether the layers so far leave something at this path.</summary>
    public bool Exists => Row.NodeLayer != PathRow.None;

    public bool IsDirectory => Row.NodeLayer == PathRow.Directory;

    /// <summary>Gets whether something is there that is not a directory.</summary>
    public bool IsLeaf => Row.NodeLayer >= 0;

    /// <summary>Gets what made an entry that is there and is not a directory. Hard links are several paths of
    /// one.</summary>
    public ScannedEntry Leaf => new(Store, Row.NodeLayer, Row.Node);

    /// <summary>Gets the attributes of what is there.</summary>
    public EntryAttributes Attributes => IsDirectory switch
    {
        true => Store.Attributes[Row.Node],
        false => Leaf.Attributes,
    };

    /// <summary>Gets whether the entry is another name of a file that is written elsewhere.</summary>
    public bool IsHardLink => IsLeaf && Leaf.FirstEntry is { } first && first.Index != Index;

    /// <summary>Gets the path relative to the root, parts joined by <c>/</c>; empty for the root.</summary>
    public RawName Path => RawName.FromBytes(ToTerminatedPath().AsSpan(..^1));

    private ref PathRow Row => ref Store.Paths[Index];

    /// <summary>Lists the entries of this directory, whether something is there or not, in no particular
    /// order.</summary>
    public IEnumerable<TreeEntry> KnownChildren()
    {
        for (var child = Row.LastChild; child != 0; child = Store.Paths[child].PreviousSibling)
        {
            yield return new TreeEntry(Store, child);
        }
    }

    /// <summary>Lists the entries of this directory that are there, in the order of their bytes.</summary>
    public IEnumerable<TreeEntry> SortedChildren()
    {
        var store = Store;
        int[] children = [.. KnownChildren().Where(static child => child.Exists).Select(static child => child.Index)];
        Array.Sort(children, (one, other) => new TreeEntry(store, one).NameBytes
            .SequenceCompareTo(new TreeEntry(store, other).NameBytes));
        return children.Select(child => new TreeEntry(store, child));
    }

    /// <summary>Puts a directory here, or gives the one that is here other attributes. Its content stays.</summary>
    /// <param name="attributes">The index of its attributes.</param>
    public void PutDirectory(int attributes) => (Row.NodeLayer, Row.Node) = (PathRow.Directory, attributes);

    /// <summary>Puts something else than a directory here.</summary>
    public void Put(ScannedEntry leaf) => (Row.NodeLayer, Row.Node) = ((short)leaf.Layer, leaf.Position);

    /// <summary>Removes what is here, and not what is below.</summary>
    public void Remove() => Row.NodeLayer = PathRow.None;

    /// <summary>Sets <see cref="Layer"/>.</summary>
    public void Mark(int layer) => Row.Layer = (short)layer;

    /// <summary>Renders the path with a zero behind it, as system calls take it; a dot for the root.</summary>
    public byte[] ToSystemPath() => Index switch
    {
        0 => [(byte)'.', 0],
        _ => ToTerminatedPath(),
    };

    /// <summary>Returns the path for a message.</summary>
    public override string ToString() => Path.ToString();

    private byte[] ToTerminatedPath()
    {
        var bytes = new byte[PathLength + 1];
        var end = PathLength;
        for (var entry = this; entry.Parent is { } parent; entry = parent)
        {
            var name = entry.NameBytes;
            name.CopyTo(bytes.AsSpan(end - name.Length));
            end -= name.Length + 1;
            if (end > 0)
            {
                bytes[end] = (byte)'/';
            }
        }

        return bytes;
    }
}
