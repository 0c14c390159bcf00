using System.Runtime.CompilerServices;
using RegistryPull.Layers;

namespace RegistryPull.Exporters.Rootfs;

/// <summary>Compares entries by their directory and name.</summary>
internal sealed class TreeEntryComparer
    : IEqualityComparer<TreeEntry>, IAlternateEqualityComparer<TreeEntryKey, TreeEntry>
{
    public bool Equals(TreeEntry? x, TreeEntry? y) => ReferenceEquals(x, y);

    public bool Equals(TreeEntryKey alternate, TreeEntry other) =>
        ReferenceEquals(alternate.Directory, other.Parent) && alternate.Name.SequenceEqual(other.Name.Latin1);

    public int GetHashCode(TreeEntry obj) => GetHashCode(obj.Parent, obj.Name.Latin1);

    public int GetHashCode(TreeEntryKey alternate) => GetHashCode(alternate.Directory, alternate.Name);

    public TreeEntry Create(TreeEntryKey alternate) => new(alternate.Directory, new RawName(alternate.Name.ToString()));

    // The framework's hash of text has a random seed, so that a layer cannot choose names that collide.
    private static int GetHashCode(TreeEntry? directory, ReadOnlySpan<char> name) =>
        HashCode.Combine(directory switch
        {
            null => 0,
            _ => RuntimeHelpers.GetHashCode(directory),
        }, string.GetHashCode(name));
}
