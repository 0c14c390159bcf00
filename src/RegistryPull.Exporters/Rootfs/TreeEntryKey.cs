namespace RegistryPull.Exporters.Rootfs;

/// <summary>A directory and a name in it, to look an entry up without allocating.</summary>
internal readonly ref struct TreeEntryKey(TreeEntry directory, ReadOnlySpan<char> name)
{
    public TreeEntry Directory { get; } = directory;

    public ReadOnlySpan<char> Name { get; } = name;
}
