using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests.Layers;

/// <summary>The image of a <see cref="RandomStack"/>, and what is there when it is unpacked.</summary>
internal static class StackImage
{
    public static ImageFixture Of(RandomStack stack) =>
        LayeredImage.Of([.. stack.Layers.Select(static layer => LayerBlob.Of(layer.Select(Item)))]);

    /// <summary>The files of a stack as <see cref="FilesIn"/> lists them.</summary>
    public static string[] FilesOf(RandomStack stack) =>
        [
            .. stack.Files.Select(static entry => $"{entry.Kind} {entry.Path} {entry.Text}")
            .Order(StringComparer.Ordinal),
        ];

    /// <summary>What is in a directory on the disk, below directories whose names begin as those of a stack. Links are
    /// not followed.</summary>
    public static string[] FilesIn(string directory) =>
    [
        .. new DirectoryInfo(directory).EnumerateDirectories("s*")
            .Where(static root => char.IsAsciiDigit(root.Name.ElementAtOrDefault(1)))
            .SelectMany(AllIn)
            .Select(entry => Line(Path.GetRelativePath(directory, entry.FullName), entry))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<FileSystemInfo> AllIn(FileSystemInfo entry) =>
        entry is DirectoryInfo { LinkTarget: null } directory
        ? directory.EnumerateFileSystemInfos().SelectMany(AllIn).Prepend(entry)
        : [entry];

    private static string Line(string path, FileSystemInfo entry) => entry switch
    {
        { LinkTarget: { } target } => $"l {path} {target}",
        DirectoryInfo => $"d {path} ",
        _ => $"f {path} {File.ReadAllText(entry.FullName)}",
    };

    private static TarItem Item(StackEntry entry) => entry.Kind switch
    {
        'd' => TarItem.Folder(entry.Path + "/"),
        'l' => TarItem.Link(entry.Path, entry.Text),
        _ => TarItem.File(entry.Path, entry.Text),
    };
}
