using System.Text;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>A path of an image, stored as its directory and its name, and the node that is found there.</summary>
/// <remarks>Whole paths are not stored: a few long ones would name thousands of directories, and repeat all of
/// them.</remarks>
internal sealed class TreeEntry
{
    public TreeEntry(TreeEntry? parent, RawName name)
    {
        (Parent, Name) = (parent, name);
        PathLength = LengthBelow(parent, name.Latin1.Length);
        if (parent is not null)
        {
            NextSibling = parent.FirstChild;
            parent.FirstChild = this;
        }
    }

    /// <summary>Gets the directory; null for the root.</summary>
    public TreeEntry? Parent { get; }

    /// <summary>Gets the name in its directory; empty for the root.</summary>
    public RawName Name { get; }

    /// <summary>Gets or sets the node at this path; null when the layers so far leave nothing there.</summary>
    public TreeNode? Node { get; set; }

    /// <summary>Gets or sets the last layer that put this entry, or an entry below it; -1 for none.</summary>
    public int Layer { get; set; } = -1;

    /// <summary>Gets the length of the path in bytes.</summary>
    public int PathLength { get; }

    public bool IsDirectory => Node is TreeDirectory;

    /// <summary>Gets the node of an entry that is there and is not a directory.</summary>
    public TreeLeaf Leaf => (TreeLeaf)Node!;

    /// <summary>Gets whether the entry is another name of a file that is written elsewhere.</summary>
    public bool IsHardLink => Node is TreeLeaf { FirstEntry: { } first } && first != this;

    /// <summary>Gets the path relative to the root, parts joined by <c>/</c>; empty for the root.</summary>
    public RawName Path => RawName.FromBytes(ToTerminatedPath().AsSpan(..^1));

    private TreeEntry? FirstChild { get; set; }

    private TreeEntry? NextSibling { get; }

    /// <summary>Computes how long the path of a name in a directory is.</summary>
    public static int LengthBelow(TreeEntry? directory, int nameLength) => directory switch
    {
        null => nameLength,
        { PathLength: 0 } => nameLength,
        _ => directory.PathLength + 1 + nameLength,
    };

    /// <summary>Lists the entries of this directory, whether something is there or not, in no particular
    /// order.</summary>
    public IEnumerable<TreeEntry> KnownChildren()
    {
        for (var child = FirstChild; child is not null; child = child.NextSibling)
        {
            yield return child;
        }
    }

    /// <summary>Lists the entries of this directory that are there, in the order of their bytes.</summary>
    public TreeEntry[] SortedChildren()
    {
        TreeEntry[] children = [.. KnownChildren().Where(static child => child.Node is not null)];
        Array.Sort(children, static (one, other) => string.CompareOrdinal(one.Name.Latin1, other.Name.Latin1));
        return children;
    }

    /// <summary>Renders the path with a zero behind it, as system calls take it; a dot for the root.</summary>
    public byte[] ToSystemPath() => Parent switch
    {
        null => [(byte)'.', 0],
        _ => ToTerminatedPath(),
    };

    /// <summary>Returns the path for a message.</summary>
    public override string ToString() => Path.ToString();

    private byte[] ToTerminatedPath()
    {
        var bytes = new byte[PathLength + 1];
        var end = PathLength;
        for (var entry = this; entry.Parent is not null; entry = entry.Parent)
        {
            var name = entry.Name.Latin1;
            Encoding.Latin1.GetBytes(name, bytes.AsSpan(end - name.Length));
            end -= name.Length + 1;
            if (end > 0)
            {
                bytes[end] = (byte)'/';
            }
        }

        return bytes;
    }
}
