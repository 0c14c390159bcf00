using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests.Layers;

/// <summary>An image of sparse files that GNU tar wrote: such as end with content or with a hole, and one that is a
/// hole.</summary>
internal static class SparseImage
{
    private const string Script =
        "truncate -s 3000000 lastlog; printf start >db; truncate -s 9000000 db; printf end | dd of=tail bs=1M "
        + "seek=5 status=none";

    /// <summary>The files: name, length and the sum of the bytes.</summary>
    public static string[] Files { get; } =
        [Line("db", 9_000_000, "start"), Line("lastlog", 3_000_000, ""), Line("tail", (5 << 20) + 3, "end")];

    public static async Task<ImageFixture> CreateAsync(Workspace workspace)
    {
        var (source, layer) = (workspace.FolderOf("sparse"), workspace.PathOf("sparse.tar"));
        (await ProgramRun.RunAsync("sh", "-c", $"cd '{source}' && {Script}")).Succeeded();
        (
            await ProgramRun.RunAsync(
                "tar",
                "--create",
                "--sparse",
                "--format=posix",
                "--directory",
                source,
                "--file",
                layer,
                ".")).Succeeded();
        return LayeredImage.Of(LayerBlob.Gzip(await File.ReadAllBytesAsync(layer)));
    }

    /// <summary>What is in a directory, as <see cref="Files"/> has it.</summary>
    public static string[] FilesIn(string directory) =>
        [
            .. Files.Select(static line => line.Split(' ')[0]).Select(name => Path.Combine(directory, name))
            .Select(static path => Line(Path.GetFileName(path), File.ReadAllBytes(path))),
        ];

    private static string Line(string name, long length, string content) =>
        $"{name} {length} {content.Sum(static letter => letter)}";

    private static string Line(string name, byte[] bytes) =>
        $"{name} {bytes.LongLength} {bytes.Sum(static value => (long)value)}";
}
