using NUnit.Framework;
using RegistryPull.Exporters.Rootfs;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests.Rootfs;

/// <summary>An image of some layers, written as a directory.</summary>
internal sealed class UnpackedRoot : IDisposable
{
    private readonly MemoryStaging _staging = new();

    private UnpackedRoot()
    {
    }

    public string Folder { get; private set; } = "";

    public IReadOnlyCollection<string> Notes => _staging.Notes;

    public long Written => _staging.Written;

    public static async Task<UnpackedRoot> OfAsync(UnpackLimits limits, params TarLayer[] layers)
    {
        var root = new UnpackedRoot();
        try
        {
            await ExportAsync(new RootfsExporter(limits), root._staging, layers);
            root.Folder = root._staging.OpenDirectory();
            return root;
        }
        catch
        {
            root.Dispose();
            throw;
        }
    }

    public static Task<UnpackedRoot> OfAsync(params TarLayer[] layers) => OfAsync(new UnpackLimits(), layers);

    public static async Task ExportAsync(IImageExporter exporter, MemoryStaging staging, params TarLayer[] layers)
    {
        var fixture = Fixture.OfTars([.. layers.Select(static layer => layer.Build())]);
        await exporter.ExportAsync([fixture.Export("root:1")], new MemoryBlobSource(fixture.Blobs), staging, CancellationToken.None);
    }

    /// <summary>The failure of an export, by which nothing was written.</summary>
    public static async Task<InvalidContentException> RefusedAsync(UnpackLimits limits, params TarLayer[] layers)
    {
        using var staging = new MemoryStaging();
        var error = await Assert.ThrowsAsync<InvalidContentException>(() => ExportAsync(new RootfsExporter(limits), staging, layers));
        Assert.That(Directory.EnumerateFileSystemEntries(staging.OpenDirectory()), Is.Empty, "layers are proven before anything is written");
        return error!;
    }

    public string PathOf(string path) => Path.Combine(Folder, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public string[] Names() => [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public void Dispose() => _staging.Dispose();
}
