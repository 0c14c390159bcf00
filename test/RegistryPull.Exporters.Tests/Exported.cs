using System.Formats.Tar;
using System.Text.Json;
using System.Text.Json.Nodes;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests;

/// <summary>Runs an exporter in memory, and reads its output with code that is not under test.</summary>
internal static class Exported
{
    public static async Task<byte[]> FileAsync(IImageExporter exporter, IEnumerable<ImageFixture> fixtures, params ExportImage[] images)
    {
        using var staging = new MemoryStaging();
        await exporter.ExportAsync(images, Source(fixtures), staging, CancellationToken.None);
        return staging.Files[""];
    }

    public static async Task<MemoryStaging> DirectoryAsync(
        IImageExporter exporter, IEnumerable<ImageFixture> fixtures, IReadOnlyDictionary<string, byte[]> existing, params ExportImage[] images)
    {
        var staging = new MemoryStaging();
        foreach (var (path, bytes) in existing)
        {
            staging.Existing[path] = bytes;
        }

        await exporter.ExportAsync(images, Source(fixtures), staging, CancellationToken.None);
        return staging;
    }

    public static MemoryBlobSource Source(IEnumerable<ImageFixture> fixtures) =>
        new(fixtures.SelectMany(static fixture => fixture.Blobs).DistinctBy(static blob => blob.Key).ToDictionary());

    public static IReadOnlyList<TarEntry> Entries(byte[] tar)
    {
        using var reader = new TarReader(new MemoryStream(tar));
        var entries = new List<TarEntry>();
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }

    public static byte[] Content(this IEnumerable<TarEntry> entries, string path)
    {
        using var content = new MemoryStream();
        entries.Single(entry => entry.Name == path).DataStream!.CopyTo(content);
        return content.ToArray();
    }

    public static JsonNode Json(this IEnumerable<TarEntry> entries, string path) => Json(entries.Content(path));

    public static JsonNode Json(byte[] bytes) => JsonSerializer.Deserialize<JsonNode>(bytes)!;
}
