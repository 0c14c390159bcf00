namespace RegistryPull.Exporters.Rootfs.Compact;

/// <summary>How a <see cref="TreeEntry"/> is stored. Other rows are named by their index; 0, the root, stands for none
/// where only its descendants can be meant.</summary>
internal struct PathRow
{
    /// <summary>How many bytes a row takes, with its bucket.</summary>
    public const int Size = 40;

    /// <summary>The value of <see cref="NodeLayer"/> of a directory.</summary>
    public const short Directory = -2;

    /// <summary>The value of <see cref="NodeLayer"/> where nothing is, and of <see cref="Layer"/> for no
    /// layer.</summary>
    public const short None = -1;

    /// <summary>The directory.</summary>
    public int Parent;

    /// <summary>The name, in the <see cref="TextArena"/>.</summary>
    public int Name;

    /// <summary>The child that was added last.</summary>
    public int LastChild;

    /// <summary>The child of the same directory that was added before.</summary>
    public int PreviousSibling;

    /// <summary>The next row of the same bucket.</summary>
    public int NextInBucket;

    /// <summary>The hash of directory and name.</summary>
    public int Hash;

    /// <summary>What is there: the position in its layer, or for a directory its attributes.</summary>
    public int Node;

    /// <summary>The layer that <see cref="Node"/> is of.</summary>
    public short NodeLayer;

    /// <summary>The last layer that put this entry, or an entry below it.</summary>
    public short Layer;

    /// <summary>The length of the path in bytes.</summary>
    public short PathLength;
}
