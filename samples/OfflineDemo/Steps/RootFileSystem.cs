using System.Formats.Tar;
using System.IO.Compression;
using RegistryPull;
using RegistryPull.Testing.Fixtures;

namespace OfflineDemo.Steps;

/// <summary>What a container of the image would see, as plain files.</summary>
internal sealed class RootFileSystem : IStep
{
    private const string Root = "root";

    public string Title => "The root file system itself: the layers on top of one another, as plain files";

    public async Task PlayAsync(Stage stage)
    {
        await stage.Regpull.SucceedAsync($"pull {stage.Reference} --format rootfs -o {Root}");
        var folder = stage.Workspace.PathOf(Root);
        var files = Files(stage).ToDictionary();
        foreach (var (path, content) in files)
        {
            var written = File.ReadAllBytes(Path.Combine([folder, .. path.Split('/')]));
            Promise.That(content.AsSpan().SequenceEqual(written), $"{path} is not what the layer holds");
        }

        var count = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count();
        Promise.That(count == files.Count, "there are files that no layer holds");
        Console.WriteLine($"  {Root} holds {files.Count} files, "
            + $"{ByteSize.Format(files.Sum(static file => (long)file.Value.Length))}, such as {files.Keys.First()}");
        Console.WriteLine("  Checked: they are the layers' files, byte for byte, and no others.");
    }

    // Read with the framework, not with the code that is shown.
    private static IEnumerable<KeyValuePair<string, byte[]>> Files(Stage stage)
    {
        foreach (var layer in stage.Image.ExportPlatform(DemoImage.Usual).Manifests[0].Manifest.Layers)
        {
            using var tar = new TarReader(
                new GZipStream(new MemoryStream(stage.Image.Blobs[layer.Digest]), CompressionMode.Decompress));
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.EntryType == TarEntryType.RegularFile)
                {
                    using var content = new MemoryStream();
                    entry.DataStream?.CopyTo(content);
                    yield return KeyValuePair.Create(entry.Name, content.ToArray());
                }
            }
        }
    }
}
