using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>An image of some layers, written as a directory.</summary>
internal sealed class UnpackedRoot : IDisposable
{
    private readonly MemoryWorkspace _workspace = new();

    private UnpackedRoot()
    {
    }

    public string Folder { get; private set; } = "";

    public IReadOnlyCollection<string> Notes => _workspace.Notes;

    public long Written => _workspace.Written;

    public static async Task<UnpackedRoot> OfAsync(UnpackLimits limits, params TarLayer[] layers)
    {
        var root = new UnpackedRoot();
        try
        {
            await ExportAsync(new RootfsExporter(limits), root._workspace, layers);
            root.Folder = root._workspace.OpenDirectory();
            return root;
        }
        catch
        {
            root.Dispose();
            throw;
        }
    }

    public static Task<UnpackedRoot> OfAsync(params TarLayer[] layers) => OfAsync(new UnpackLimits(), layers);

    public static async Task ExportAsync(IExporter exporter, MemoryWorkspace workspace, params TarLayer[] layers)
    {
        var fixture = Fixture.OfTars([.. layers.Select(static layer => layer.Build())]);
        await exporter.RunAsync(
            [fixture.Export("root:1")], new MemoryContent(fixture.Blobs), workspace, CancellationToken.None);
    }

    /// <summary>The failure of an export, by which nothing was written.</summary>
    public static async Task<InvalidContentException> RefusedAsync(UnpackLimits limits, params TarLayer[] layers)
    {
        using var workspace = new MemoryWorkspace();
        var error = await Assert.ThrowsAsync<InvalidContentException>(
            () => ExportAsync(new RootfsExporter(limits), workspace, layers));
        Assert.That(
            Directory.EnumerateFileSystemEntries(workspace.OpenDirectory()),
            Is.Empty,
            "layers are proven before anything is written");
        return error!;
    }

    public string PathOf(string path) => Path.Combine(Folder, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public string[] Names() => [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public void Dispose() => _workspace.Dispose();
}
