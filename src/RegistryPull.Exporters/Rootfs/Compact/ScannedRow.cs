using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs.Compact;

/// <summary>How a <see cref="ScannedEntry"/> is stored.</summary>
internal struct ScannedRow
{
    /// <summary>How many bytes a row takes.</summary>
    public const int Size = 24;

    /// <summary>What only entries of this kind have: the length of a file, where the target of a symbolic link is, the
    /// path that a hard link names, or the numbers of a device.</summary>
    public long Own;

    /// <summary>The index of the path.</summary>
    public int Path;

    /// <summary>The index of the attributes.</summary>
    public int Attributes;

    /// <summary>The index of the first path that the plan has for it; 0 for none.</summary>
    public int FirstPath;

    /// <summary>The kind, an <see cref="EntryKind"/>.</summary>
    public byte KindCode;

    public readonly EntryKind Kind => (EntryKind)KindCode;

    /// <summary>Combines the numbers of a device for <see cref="Own"/>.</summary>
    public static long FromDevice((uint Major, uint Minor) device) =>
        (long)(((ulong)device.Major << 32) | device.Minor);

    /// <summary>Separates the numbers of a device.</summary>
    public readonly (uint Major, uint Minor) ToDevice() => ((uint)((ulong)Own >> 32), (uint)Own);
}
